/**
 * Loads a page that shows nothing anew, with longer and longer pauses. A script of its own without imports, so that it
 * runs when the page's modules do not.
 */
(() => {
    /** Milliseconds. */
    const [shortest, longest, worker] = [25_000, 600_000, 60_000];
    const key = "trin-rescues";
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const rescues = Number(read()) || 0;

    setTimeout(async () => {
        if (document.getElementById("screen").childElementCount > 0) return write(0);
        write(rescues + 1);
        await Promise.race([renew().catch(() => {}), wait(worker)]);
        location.reload();
    }, Math.min(shortest * 2 ** rescues, longest));

    /** If there is a network: to the newest edition, or, when that is what shows nothing, to one without kept copies. */
    async function renew() {
        const registration = await navigator.serviceWorker?.getRegistration("/tablet");
        if (!registration) return;
        await registration.update();
        const next = registration.installing ?? registration.waiting;
        if (next) return takeOver(next);
        if (rescues === 0) return;
        await registration.unregister();
        for (const name of await caches.keys()) if (name.startsWith("trin-tablet-shell")) await caches.delete(name);
    }

    async function takeOver(next) {
        while (["parsed", "installing"].includes(next.state)) await wait(250);
        while (next.state === "installed") {
            next.postMessage("takeOver");
            await wait(1000);
        }
    }

    function read() {
        try {
            return sessionStorage.getItem(key);
        } catch {
            return null;
        }
    }

    function write(count) {
        try {
            sessionStorage.setItem(key, count);
        } catch {
            // Without it the pauses stay short.
        }
    }
})();
