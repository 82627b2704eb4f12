// The page of a session, beside the board instead of in its place.

const news = document.getElementById("board-news");
let panel = null;

export const show = (address) => fill(fetch(address, { headers: { Accept: "text/html" } }), address);

// @param instead where to go when the answer is no session's page
async function fill(asked, instead) {
    const answer = await asked;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = page.querySelector(".session-page");
    if (!content) return location.assign(instead);
    panel ??= make();
    panel.querySelector(".content").replaceChildren(document.adoptNode(content));
    if (!panel.open) panel.showModal();
    (panel.querySelector(".answer") ?? panel).scrollIntoView({ block: "nearest" });
}

function make() {
    const dialog = document.createElement("dialog");
    dialog.className = "side-panel";
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "quiet round shut";
    shut.textContent = "✕";
    shut.setAttribute("aria-label", news?.dataset.close ?? "✕");
    shut.addEventListener("click", () => dialog.close());
    const content = document.createElement("div");
    content.className = "content";
    dialog.append(shut, content);
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
    });
    // What only asks stays in the panel.
    dialog.addEventListener("submit", (event) => {
        if (!event.submitter || !("ask" in event.submitter.dataset)) return;
        event.preventDefault();
        const body = new URLSearchParams(new FormData(event.target));
        fill(fetch(event.submitter.formAction, { method: "POST", body }), location.href);
    });
    document.body.append(dialog);
    return dialog;
}

document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest(".entry > a");
    if (!link || !news) return;
    event.preventDefault();
    show(link.href);
});
