// Captions and spoken instructions of a video, a file for each language.

const token = document.querySelector("meta[name=csrf-token]").content;

for (const piece of document.querySelectorAll(".piece")) {
    const address = piece.dataset.captions ?? piece.dataset.spoken;
    const answer = piece.querySelector(".answer");
    const input = piece.querySelector("input[type=file]");

    const change = async (method, path, body) => {
        answer.textContent = answer.dataset.sending;
        answer.className = "answer";
        try {
            const reply = await fetch(path, { method, body, headers: { "X-CSRF-Token": token } });
            if (reply.ok) return location.reload();
            const problem = await reply.json().catch(() => ({}));
            answer.textContent = problem.message || problem.detail || answer.dataset.failed;
        } catch {
            answer.textContent = answer.dataset.failed;
        }
        answer.className = "answer bad";
    };

    input?.addEventListener("change", () => {
        const [file] = input.files;
        if (!file) return;
        const name = piece.dataset.spoken ? `?name=${encodeURIComponent(file.name)}` : "";
        change("PUT", address + name, file);
        input.value = "";
    });
    piece.querySelector("[data-remove]")?.addEventListener("click", () => change("DELETE", address));
    piece.querySelector("[data-retry]")?.addEventListener("click", () => change("POST", `${address}/retry`));
    if ("making" in piece.dataset) watch(piece, address);
}

// Tells how far a spoken track is, and shows the page anew at its end.
async function watch(piece, address) {
    const note = piece.querySelector("[data-percent]");
    const [, list, language] = address.match(/^(.*)\/([^/]+)$/);
    for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        try {
            const reply = await fetch(list, { headers: { Accept: "application/json" } });
            const track = reply.ok && (await reply.json()).find((one) => one.language === language);
            if (!reply.ok) continue;
            if (!track || track.state !== "processing") return location.reload();
            note.textContent = `${note.dataset.percent} · ${Math.round(100 * track.progress)} %`;
        } catch {
            // The next question may be answered.
        }
    }
}
