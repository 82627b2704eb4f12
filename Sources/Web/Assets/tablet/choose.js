/**
 * What today's screen is about.
 * @typedef {{kind: "train"|"done"|"none"|"nobody", session?: object, from?: number, manner?: "new"|"begun"|"partly"}} Choice
 */

/**
 * The session to offer: the first that is not done, in order of time, and where to begin it; otherwise what to say.
 * @param {object} today the answer of `GET /device/v1/today`
 * @param {object|null} bookmark how far this tablet came, if it was interrupted
 * @param {Record<string, "done"|"partly">} ended what happened here and may not have reached the server yet
 * @returns {Choice}
 */
export function choose(today, bookmark, ended = {}) {
    if (!today.citizen) return { kind: "nobody" };
    const known = today.sessions.map((one) => ({ ...one, state: one.state === "done" ? "done" : ended[one.id] ?? one.state }));
    const inOrder = known.sort((a, b) => a.time.localeCompare(b.time));
    const session = inOrder.find((one) => one.state === "planned" || one.state === "started")
        ?? inOrder.find((one) => one.state === "partly");
    if (!session) return { kind: inOrder.length > 0 ? "done" : "none" };
    const from = bookmark?.phase === "playing" && bookmark.session === session.id ? bookmark.position : 0;
    if (session.state === "partly") return { kind: "train", session, from, manner: "partly" };
    return { kind: "train", session, from, manner: from > 0 || session.state === "started" ? "begun" : "new" };
}
