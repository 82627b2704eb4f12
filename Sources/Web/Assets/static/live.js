// Shows who trains now as soon as the server says that it changed.

const shown = () => document.getElementById("live");

async function refresh() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.getElementById("live");
    if (news) shown().replaceWith(news);
}

// The first event tells the state, also after a break; the browser asks
// again by itself.
const events = new EventSource(shown().dataset.stream);
events.addEventListener("training", () => refresh().catch(() => {}));
