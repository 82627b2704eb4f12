/** Days and times in words. Times come as "10:00", dates as "2026-11-24", both in the municipality's own zone. */

/** @param {ReturnType<import("./texts.js").texts["da"]>} words @param {Date} date */
export function dayInWords(words, date) {
    const day = new Intl.DateTimeFormat(words.locale, { weekday: "long", day: "numeric", month: "long" }).format(date);
    // Browsers differ in whether they write "søndag den 22. november" or leave the small word out.
    return words.dayArticle ? day.replace(/^(\S+) (?!den )/, `$1 ${words.dayArticle} `) : day;
}

/** "i morgen, tirsdag den 24. november, kl. 10.00" */
export function whenInWords(words, next, now) {
    const [year, month, day] = next.date.split("-").map(Number);
    const noon = new Date(year, month - 1, day, 12);
    const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 12);
    const date = dayInWords(words, noon);
    const inWords = noon.getTime() === tomorrow.getTime() ? words.tomorrow(date) : date;
    return `${inWords} ${words.clock(next.time)}`;
}

/** The greeting that fits the hour. */
export function greeting(words, date) {
    const hour = date.getHours();
    if (hour >= 4 && hour < 10) return words.hello.morning;
    return hour >= 10 && hour < 18 ? words.hello.day : words.hello.evening;
}

/** Milliseconds to the next look at the plan: a minute, or less when midnight is nearer. */
export function untilNextLook(now) {
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
    return Math.min(60_000, midnight - now.getTime() + 500);
}
