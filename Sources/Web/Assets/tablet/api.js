/**
 * The tablet's side of `/device/v1`. Answers are values, not exceptions: `{ok, status, body, retryAfter}`, where status
 * 0 means that no answer came, whatever the reason.
 */

/** Longer than any healthy answer takes; a tablet on a weak network should not wait for ever. Milliseconds. */
const patience = 15_000;

export class Api {
    #fetch;

    /** @param {typeof fetch} fetch */
    constructor(fetch) {
        this.#fetch = fetch;
    }

    beginPairing() {
        return this.#call("/device/v1/pairings", { method: "POST", body: {} });
    }

    pollPairing(pairingToken) {
        return this.#call("/device/v1/pairings/poll", { method: "POST", body: { pairingToken } });
    }

    today() {
        return this.#call("/device/v1/today");
    }

    timeline(session) {
        return this.#call(`/device/v1/sessions/${encodeURIComponent(session)}/timeline`);
    }

    async #call(path, { method = "GET", body } = {}) {
        const headers = { Accept: "application/json" };
        if (body) headers["Content-Type"] = "application/json";
        try {
            const response = await this.#fetch(path, {
                method, headers, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(patience),
                body: body && JSON.stringify(body),
            });
            const type = response.headers.get("Content-Type") ?? "";
            const retryAfter = Number(response.headers.get("Retry-After")) || null;
            // A captive portal answers in its own words, whatever the status: no answer of ours.
            const isOurs = type.includes(response.ok ? "json" : "application/problem+json");
            if (!isOurs) return { ok: false, status: response.status < 500 ? 0 : response.status, body: null, retryAfter };
            return { ok: response.ok, status: response.status, body: await response.json(), retryAfter };
        } catch {
            return { ok: false, status: 0, body: null, retryAfter: null };
        }
    }
}
