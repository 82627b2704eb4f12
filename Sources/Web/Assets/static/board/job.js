// How far the planning of a week is.

for (const panel of document.querySelectorAll("[data-job]")) watch(panel);

async function watch(panel) {
    const note = panel.querySelector("[data-note]");
    const bar = panel.querySelector("progress");
    for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        try {
            const answer = await fetch(panel.dataset.job, { headers: { Accept: "application/json" } });
            if (!answer.ok) continue;
            const job = await answer.json();
            if (job.draft) return location.assign(`${panel.dataset.drafts}/${job.draft}`);
            if (job.state === "failed" || job.state === "done") return location.reload();
            bar.value = job.percent;
            if (job.gap != null) {
                const gap = job.gap.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
                note.textContent = panel.dataset.gap.replace("{1}", gap);
            }
        } catch {
            // The next question may be answered.
        }
    }
}
