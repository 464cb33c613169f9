// How the page says labels, days, acts and states.
import { el } from "./dom.js";

export const labels = ["support", "qualified_support", "noncommittal", "sceptical", "oppose"]; // keys 1 to 5
const classes = { support: "l-sup", qualified_support: "l-qua", noncommittal: "l-non", sceptical: "l-sce", oppose: "l-opp", mixed: "l-mix", none: "l-no" };
export const positions = { support: 1, qualified_support: 0.5, noncommittal: 0, sceptical: -0.5, oppose: -1, mixed: 0, none: null };

export const spaced = (word) => (word || "").replaceAll("_", " ");
export const chip = (label, extra = "") => el("span", { class: `chip ${classes[label] || "l-no"} ${extra}` }, label === "none" ? "no position" : spaced(label));
export const labelClass = (label) => classes[label] || "l-no";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export function day(iso, precision = "day") {
  if (!iso) return "";
  const [year, month, date] = iso.split("-");
  if (precision === "year") return year;
  if (precision === "month" || !date) return `${months[month - 1]} ${year}`;
  if (precision === "week") return `week of ${day(dayOf(mondayOf(iso)))}`;
  return `${Number(date)} ${months[month - 1]} ${year}`;
}
const dayOf = (date) => date.toISOString().slice(0, 10);
function mondayOf(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date;
}
// ISO weeks: "2024-W07" of a day, and a week's middle; the one that holds 4 January is the first.
export function isoWeek(iso) {
  const thursday = mondayOf(iso);
  thursday.setUTCDate(thursday.getUTCDate() + 3);
  const year = thursday.getUTCFullYear();
  const weeks = Math.round((thursday - mondayOf(`${year}-01-04`)) / 604_800_000 - 3 / 7) + 1;
  return `${year}-W${String(weeks).padStart(2, "0")}`;
}
export function middleOfWeek(week) {
  const date = mondayOf(`${week.slice(0, 4)}-01-04`);
  date.setUTCDate(date.getUTCDate() + 7 * (Number(week.slice(6)) - 1) + 2);
  return dayOf(date);
}
export function said(statement) {
  if (statement.said_date && statement.said_precision !== "none") return day(statement.said_date, statement.said_precision);
  if (statement.said_latest) return `not after ${day(statement.said_latest)}`;
  return "no day";
}
export const percent = (share) => `${(100 * share).toFixed(share > 0.995 || share < 0.005 ? 1 : 0)} %`;
export const counted = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || `${one}s`}`;

const states = { accepted: "right", rejected: "wrong", corrected: "corrected", coded: "coded by hand" };
export const state = (review) => (review ? el("span", { class: `state ${review}` }, states[review] || review) : null);
export const stateWord = (review) => states[review] || "open";
export const speaker = (statement) => statement.actor_name || statement.speaker_text || "nobody named";

export const act = (statement) => el("span", {}, el("span", { class: "unseen" }, "act: "), el("i", { class: "act", title: "the act: what the speaker does by saying it" }, spaced(statement.act).toLowerCase()));

// A little of what stands around the words said.
const lastWords = (text, most = 60) => (text ? `… ${text.slice(-most).replace(text.length > most ? /^\S*\s/ : /^/, "").trimStart()}` : "");
const firstWords = (text, most = 60) => (text ? `${text.slice(0, most).replace(text.length > most ? /\s\S*$/ : /$/, "").trimEnd()} …` : "");

// What was said, between a little of what stands around it. Marks of the article's own are not doubled by ours.
export function inItsPlace(statement, shown, most = 60) {
  const marked = /["“‘„«]$/.test(statement.before) || /^["“„«]/.test(statement.text);
  return [el("span", { class: "around" }, lastWords(statement.before, most)), /["“‘„«(]$/.test(statement.before) ? null : " ", el("q", { class: marked ? "marked" : undefined }, shown), el("span", { class: "around" }, firstWords(statement.after, most))];
}
