// A client of tus 1.0.0 (https://tus.io/protocols/resumable-upload): creation,
// resumption and termination. One object sends one file.

const chunkSize = 5 * 1024 * 1024;
const longestPause = 30_000;
const prefix = "trin-upload:";

export class Upload {
    // events: { progress(sent, total), state(name, detail) } with the states
    // "sending", "paused", "signedOut", "sent" (detail: video), "refused"
    // (detail: why) and "cancelled".
    constructor(file, { endpoint, token, metadata = {}, events }) {
        this.file = file;
        this.endpoint = endpoint;
        this.token = token;
        this.metadata = metadata;
        this.events = events;
        this.key = [prefix + file.name, file.size, file.lastModified, metadata.exercise ?? ""].join("|");
        this.url = recall(this.key)?.url ?? null;
        this.failures = 0;
        this.isCancelled = false;
    }

    async start() {
        while (!this.isCancelled) {
            try {
                const video = await this.run();
                if (this.isCancelled) return;
                localStorage.removeItem(this.key);
                this.events.state("sent", video);
                return;
            } catch (error) {
                if (this.isCancelled) return;
                if (error instanceof Refusal && isSignedOut(error.status)) {
                    this.events.state("signedOut");
                    return;
                }
                if (error instanceof Refusal) {
                    localStorage.removeItem(this.key);
                    this.events.state("refused", error.message);
                    return;
                }
                this.events.state("paused");
                await this.pause();
            }
        }
    }

    async cancel() {
        this.isCancelled = true;
        this.request?.abort();
        this.wake?.();
        localStorage.removeItem(this.key);
        this.events.state("cancelled");
        if (this.url) await this.send("DELETE", this.url).catch(() => {});
    }

    // Sends what is missing; gives the identifier of the video.
    async run() {
        let { offset, video } = await this.whereWeAre();
        this.events.state("sending");
        this.events.progress(offset, this.file.size);
        while (offset < this.file.size && !this.isCancelled) {
            const chunk = this.file.slice(offset, offset + chunkSize);
            const answer = await this.send("PATCH", this.url, {
                "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream",
            }, chunk, (sent) => this.events.progress(offset + sent, this.file.size));
            offset = number(answer, "Upload-Offset");
            video = answer.getResponseHeader("Trin-Video") ?? video;
            this.failures = 0;
        }
        return video;
    }

    // The offset to go on from: asked of the server, or 0 of a new upload.
    async whereWeAre() {
        if (this.url) {
            try {
                const answer = await this.send("HEAD", this.url);
                return { offset: number(answer, "Upload-Offset"), video: answer.getResponseHeader("Trin-Video") };
            } catch (error) {
                // The server has forgotten it: begin again.
                if (!(error instanceof Refusal) || ![404, 410].includes(error.status)) throw error;
                this.url = null;
            }
        }
        const metadata = { filename: this.file.name, filetype: this.file.type, ...this.metadata };
        const answer = await this.send("POST", this.endpoint, {
            "Upload-Length": String(this.file.size),
            "Upload-Metadata": Object.entries(metadata).filter(([, value]) => value)
                .map(([key, value]) => `${key} ${base64(value)}`).join(","),
        });
        this.url = new URL(answer.getResponseHeader("Location"), location.href).pathname;
        remember(this.key, { url: this.url, name: this.file.name, at: Date.now() });
        return { offset: 0, video: answer.getResponseHeader("Trin-Video") };
    }

    // XMLHttpRequest, because fetch does not tell how much of a body is sent.
    send(method, url, headers = {}, body = null, progress = null) {
        return new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            this.request = method === "DELETE" ? null : request;
            request.open(method, url);
            request.setRequestHeader("Tus-Resumable", "1.0.0");
            request.setRequestHeader("X-CSRF-Token", this.token);
            for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
            if (progress) request.upload.onprogress = (event) => progress(event.loaded);
            request.timeout = 120_000;
            request.onload = () => {
                const { status } = request;
                if (status >= 200 && status < 300) resolve(request);
                else if (isPassing(status)) reject(new Error(`status ${status}`));
                else reject(new Refusal(status, reason(request)));
            };
            request.onerror = request.ontimeout = request.onabort = () => reject(new Error("no connection"));
            request.send(body);
        });
    }

    // Waits ever longer, with jitter, but no longer than until the network is
    // back.
    async pause() {
        const limit = Math.min(longestPause, 1000 * 2 ** this.failures++);
        await new Promise((resolve) => {
            this.wake = resolve;
            setTimeout(resolve, limit * (0.5 + Math.random() / 2));
            addEventListener("online", resolve, { once: true });
        });
    }
}

// Uploads of this browser that were begun and not finished.
export function unfinished() {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
        .map((key) => ({ key, ...recall(key) })).filter((entry) => entry.url);
}

// Ends an unfinished upload and frees its place on the server.
export async function discard(entry, token) {
    localStorage.removeItem(entry.key);
    await fetch(entry.url, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0", "X-CSRF-Token": token } })
        .catch(() => {});
}

class Refusal extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

// 403: the page's token is of an earlier sign-in. Whoever signs in again and
// chooses the file goes on where it was.
function isSignedOut(status) {
    return [401, 403].includes(status);
}

// 409: the offset is another one. 423: an older request still holds the file.
function isPassing(status) {
    return status >= 500 || [408, 409, 423, 425, 429].includes(status);
}

// The sentence of a problem document (RFC 9457), if the answer is one.
function reason(request) {
    try {
        const problem = JSON.parse(request.responseText);
        return problem.message || problem.detail || problem.title || "";
    } catch {
        return "";
    }
}

function number(request, header) {
    const value = Number.parseInt(request.getResponseHeader(header), 10);
    if (Number.isNaN(value)) throw new Error(`no ${header}`);
    return value;
}

function base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function recall(key) {
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null;
    }
}

function remember(key, value) {
    try {
        localStorage.setItem(key, JSON.stringify(value));
    } catch {
        // A full or forbidden store costs resumption after a reload, no more.
    }
}
