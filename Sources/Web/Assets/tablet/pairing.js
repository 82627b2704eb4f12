/** A code is taken as dead after eleven minutes even if no poll says so. Milliseconds. */
const longestLife = 11 * 60_000;

/**
 * Asks for codes and polls until staff have approved one, anew whenever a code ends.
 * @param {{api: import("./api.js").Api, send: (happening: object) => void, wait: (ms: number) => Promise<void>,
 *          monotonic: () => number, keeps?: () => Promise<boolean>, onApproved?: (answer: object) => void}} parts
 */
export async function pair({ api, send, wait, monotonic, keeps = async () => false, onApproved = () => {} }) {
    for (let failures = 0; ;) {
        const begun = await api.beginPairing();
        if (!begun.ok) {
            failures += 1;
            send({ is: "codeFailed" });
            await wait(begun.retryAfter ? begun.retryAfter * 1000 : Math.min(30_000, 2000 * failures));
            continue;
        }
        failures = 0;
        send({ is: "codeArrived", code: begun.body.code, keeps: await keeps() });
        const answer = await approved(begun.body, { api, wait, monotonic });
        if (!answer) continue;
        onApproved(answer);
        return send({ is: "approved" });
    }
}

async function approved({ pairingToken, interval }, { api, wait, monotonic }) {
    const begun = monotonic();
    let pause = Math.max(1, interval ?? 3) * 1000;
    while (monotonic() - begun < longestLife) {
        await wait(pause);
        const answer = await api.pollPairing(pairingToken);
        if (answer.ok && answer.body.state === "approved") return answer.body;
        if (answer.status === 410 || answer.status === 404 || answer.status === 400) return null;
        if (answer.status === 429) pause = Math.max(pause + 1000, (answer.retryAfter ?? 0) * 1000);
    }
    return null;
}
