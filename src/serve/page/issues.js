// Issues: the rows of a table, edited; beside them, live, what they catch and what would change.
import { get, post, query, record } from "./api.js";
import { announce, ask, el, fill, scrolling } from "./dom.js";
import { counted, day, spaced } from "./words.js";

export const title = "Issues";
export const keyHelp = [["s", "save the table (Ctrl+S in a field)"], ["u", "put back what was saved before"], ["l", "label the whole record anew"], ["n", "a new alias"]];
export const about = "Nothing changes in the record until it is labelled anew.";

const shortPath = (path) => path.split("/").slice(-2).join("/");
const kinds = ["", "quantity", "measure", "agreement", "event", "relation", "state", "question"];

const days = (words) => words.replace(/\d{4}-\d\d-\d\d/g, (iso) => day(iso).replaceAll(" ", "\u00a0"));

// A table's text as lines; those with cells can be edited, comments and blanks stay as they are.
class Sheet {
  constructor(text) {
    this.end = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = text.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
    this.columns = lines[0].replace(/^\ufeff/, "").split("\t");
    this.lines = lines.slice(1).map((raw) => (raw === "" || raw.startsWith("#") ? { raw } : { cells: this.columns.map((_, i) => raw.split("\t")[i] ?? "") }));
  }
  get(line, column) {
    return line.cells?.[this.columns.indexOf(column)] ?? "";
  }
  set(line, column, value) {
    const index = this.columns.indexOf(column);
    if (index >= 0) line.cells[index] = value.replace(/[\t\r\n]+/g, " ");
  }
  rows(issue) {
    return this.lines.filter((line) => line.cells && this.get(line, "id") === issue);
  }
  get issues() {
    return [...new Set(this.lines.filter((line) => line.cells).map((line) => this.get(line, "id")))];
  }
  add(issue, pole, alias) {
    const line = { cells: this.columns.map(() => "") };
    for (const [column, value] of Object.entries({ id: issue, pole, alias, polarity: "+1" })) this.set(line, column, value);
    const last = this.lines.findLastIndex((each) => each.cells && this.get(each, "id") === issue);
    this.lines.splice(last < 0 ? this.lines.length : last + 1, 0, line);
    return line;
  }
  lineNumber(line) {
    return this.lines.indexOf(line) + 2;
  }
  get text() {
    return [this.columns.join("\t"), ...this.lines.map((line) => line.raw ?? line.cells.join("\t").replace(/\t+$/, ""))].join(this.end) + this.end;
  }
}

export async function show(place, parameters, { go, still }) {
  const found = await get("issues");
  if (!still()) return {};
  const heading = el("h1", {}, "Issues");
  if (!found.files.length) {
    fill(place, heading, el("p", {}, "No table of issues is open for editing. Start with ", el("code", {}, "onrecord serve --tables DIR"), ", where DIR holds an ", el("code", {}, "issues.tsv"), "."),
      el("table", {}, el("thead", {}, el("tr", {}, ["issue", "named in", "positions", "a position of 1 means"].map((each) => el("th", {}, each)))),
        el("tbody", {}, found.issues.map((issue) => el("tr", {}, el("td", {}, el("a", { href: `/search${query({ issue: issue.issue_id })}` }, issue.issue_id)), el("td", {}, issue.statements), el("td", {}, issue.positions), el("td", {}, issue.pole))))));
    return {};
  }
  let file = found.files.find((each) => each.file === parameters.get("file")) || found.files[0];
  let sheet = new Sheet(file.text);
  let issue = parameters.get("issue") || sheet.issues[0] || "";
  let trial = null, timer = 0, turn = 0;
  const left = el("section", { "aria-label": "Rows of the table" }), right = el("section", { "aria-label": "What the rows do", "aria-live": "off" });
  const status = el("p", { class: "note", role: "status" });
  const dirty = () => sheet.text !== file.text;

  const look = async () => {
    const mine = ++turn;
    right.setAttribute("aria-busy", "true");
    try {
      const answer = await post("issues/try", { file: file.file, text: sheet.text, issue_id: issue });
      if (mine !== turn || !still()) return;
      trial = answer;
      drawTrial();
    } catch (trouble) {
      if (mine === turn && still()) fill(right, el("p", { class: "trouble" }, trouble.message));
    } finally {
      if (mine === turn) right.removeAttribute("aria-busy");
    }
  };
  const changed = () => {
    fill(status, dirty() ? "Not saved." : "As it is in the file.");
    clearTimeout(timer);
    timer = setTimeout(look, 350);
  };

  const rowOf = (line) => {
    const alias = sheet.get(line, "alias");
    const field = el("input", { value: alias, "aria-label": "Alias", oninput: (event) => {
      sheet.set(line, "alias", event.target.value);
      changed();
    } });
    const polarity = el("select", { "aria-label": `What being for “${alias}” means`, onchange: (event) => {
      sheet.set(line, "polarity", event.target.value);
      changed();
    } }, [["+1", "for"], ["-1", "against"], ...(["+1", "-1", "1"].includes(sheet.get(line, "polarity")) ? [] : [[sheet.get(line, "polarity"), sheet.get(line, "polarity")]])].map(([value, words]) => el("option", { value, selected: Number(value) === Number(sheet.get(line, "polarity")) }, words)));
    const own = sheet.get(line, "kind");
    const kind = sheet.columns.includes("kind") ? el("select", { "aria-label": `Kind of “${alias}”`, onchange: (event) => {
      sheet.set(line, "kind", event.target.value);
      changed();
    } }, [...new Set([...kinds, own])].map((value) => el("option", { value, selected: value === own }, value || "–"))) : "";
    const node = el("tr", {}, el("td", {}, field, el("div", { class: "effect" })), el("td", {}, polarity), el("td", {}, kind), el("td", { class: "num caught" }), el("td", {}, el("button", { type: "button", "aria-label": `Take “${alias}” away`, disabled: record.read_only, onclick: () => {
      sheet.lines.splice(sheet.lines.indexOf(line), 1);
      drawRows();
      changed();
    } }, "×")));
    node.line = line;
    return node;
  };

  let body = el("tbody");
  const drawRows = () => {
    const rows = sheet.rows(issue);
    body = el("tbody", {}, rows.map(rowOf));
    const pole = el("input", { id: "pole", value: rows.length ? sheet.get(rows[0], "pole") : "", oninput: (event) => {
      for (const line of sheet.rows(issue)) sheet.set(line, "pole", event.target.value);
      changed();
    } });
    fill(left,
      el("div", { class: "flow" },
        found.files.length > 1 ? el("select", { "aria-label": "Table", onchange: (event) => go(`/issues${query({ file: event.target.value })}`) }, found.files.map((each) => el("option", { value: each.file, selected: each === file }, shortPath(each.file)))) : el("code", { title: file.file }, shortPath(file.file)),
        el("select", { "aria-label": "Issue", onchange: (event) => {
          issue = event.target.value;
          history.replaceState(null, "", `/issues${query({ file: file.file, issue })}`);
          drawRows();
          look();
        } }, sheet.issues.map((each) => el("option", { value: each, selected: each === issue }, each))),
        record.read_only ? null : el("button", { type: "button", onclick: newIssue }, "New issue …")),
      el("p", { class: "field" }, el("label", { for: "pole" }, "A position of 1 is for this"), pole),
      scrolling("Rows", el("table", { class: "sheet" }, el("thead", {}, el("tr", {}, el("th", {}, "alias"), el("th", {}, "stands"), el("th", {}, "kind"), el("th", { class: "num" }, "catches"), el("th", {}, el("span", { class: "unseen" }, "take away")))), body)),
      record.read_only ? null : el("p", { class: "flow" }, el("button", { type: "button", onclick: () => keys.n() }, "New alias ", el("kbd", {}, "n")), el("button", { type: "button", class: "primary", onclick: () => keys.s() }, "Save ", el("kbd", {}, "s")),
        el("button", { type: "button", onclick: () => keys.u() }, "Put back ", el("kbd", {}, "u")), el("button", { type: "button", onclick: () => keys.l() }, "Label the record anew ", el("kbd", {}, "l"))),
      status);
    if (trial) drawTrial();
  };

  const hits = (name, words, adding) => {
    const group = trial.groups[name];
    return el("details", { open: name !== "no_position" && group.count > 0 && group.count < 30 }, el("summary", {}, `${group.count} ${words}`),
      el("ul", { class: "plain" }, group.rows.map((row) => el("li", {},
        el("b", {}, row.actor_name || "nobody named"), " ", row.speaker_text || row.cue_text ? el("span", { class: "cue" }, `“${[row.speaker_text, row.cue_text].filter(Boolean).join(" ")}” `) : null, el("q", {}, row.text), " ", el("small", { class: "dim" }, `${spaced(row.what)}${row.why ? ` · ${row.why}` : ""}`), " ",
        el("a", { href: `/article${query({ id: row.doc_id, statement: row.statement_id })}` }, "article"),
        adding && !record.read_only ? [" ", el("button", { type: "button", class: "link", onclick: () => {
          sheet.add(issue, sheet.get(sheet.rows(issue)[0], "pole"), row.what);
          drawRows();
          changed();
        } }, `+ “${row.what}”`)] : null)), group.count > group.rows.length ? el("li", { class: "dim" }, `and ${group.count - group.rows.length} more`) : null));
  };
  const drawTrial = () => {
    for (const node of body.children) {
      const alias = sheet.get(node.line, "alias");
      const tally = alias ? trial.aliases[alias] : null;
      fill(node.querySelector(".caught"), tally ? `${tally.caught}` : "0");
      const notes = [];
      if (tally && tally.denied) notes.push(`people say no to ${tally.denied}`);
      for (const [other, count] of Object.entries(tally?.also || {})) notes.push(`${count} also on ${other}`);
      const number = sheet.lineNumber(node.line);
      fill(node.querySelector(".effect"), trial.faults.filter((fault) => fault.line === number).map((fault) => el("div", { class: "fault" }, fault.message)), notes.length ? el("div", { class: "note" }, notes.join("; ")) : null);
    }
    const elsewhere = trial.faults.filter((fault) => ![...body.children].some((node) => sheet.lineNumber(node.line) === fault.line));
    fill(right,
      el("p", { class: "note" }, `Tried on ${counted(trial.read, "statement")}${trial.read < trial.statements ? ` of the newest articles (all: ${trial.statements.toLocaleString("en")})` : ""}.`),
      elsewhere.map((fault) => el("p", { class: "fault" }, `line ${fault.line}: ${fault.message}`)),
      el("h2", {}, "Timelines that would change"),
      trial.changes.length ? scrolling("Timelines that would change", el("table", {}, el("thead", {}, el("tr", {}, ["who", "in the record", "by these rows"].map((each) => el("th", {}, each)))),
        el("tbody", {}, trial.changes.slice(0, 60).map((change) => el("tr", {}, el("th", {}, el("a", { href: `/timeline${query({ who: change.actor_id, issue })}` }, change.actor_name || change.actor_id)), el("td", {}, days(change.before)), el("td", {}, days(change.after))))))) : el("p", { class: "dim" }, "None."),
      el("h2", {}, "Statements"),
      hits("position", "caught, with a position"), hits("nearly", "nearly caught: words like an alias's", true), hits("no_position", "caught, but no row takes a position"));
  };

  async function newIssue() {
    const id = el("input", { id: "new-id", required: true, pattern: "\\S+" }), pole = el("input", { id: "new-pole", required: true }), alias = el("input", { id: "new-alias", required: true });
    const done = await ask("A new issue", el("div", {}, el("p", {}, el("label", { for: "new-id" }, "Its id, as MAREN.treaty"), id), el("p", {}, el("label", { for: "new-pole" }, "A position of 1 is for this"), pole), el("p", {}, el("label", { for: "new-alias" }, "The first alias: words that speak of it"), alias)), [["ok", "Add", true], ["cancel", "Cancel"]]);
    if (done !== "ok" || !id.value.trim() || !pole.value.trim() || !alias.value.trim()) return;
    issue = id.value.trim();
    sheet.add(issue, pole.value.trim(), alias.value.trim());
    drawRows();
    changed();
  }
  const refused = async (trouble) => {
    if (trouble.status !== 409) return announce(trouble.message, true);
    const done = await ask("The file was changed in the meantime", el("p", {}, "Somebody saved it after you had opened it. Your rows are still here."), [["theirs", "Show theirs"], ["mine", "Save mine all the same"]]);
    file = { ...file, text: trouble.body.text, version: trouble.body.version };
    if (done === "mine") return keys.s();
    if (done === "theirs") {
      sheet = new Sheet(file.text);
      drawRows();
      changed();
    }
  };
  const keys = { n: () => {
    const rows = sheet.rows(issue);
    sheet.add(issue, rows.length ? sheet.get(rows[0], "pole") : "", "");
    drawRows();
    [...body.querySelectorAll("input")].at(-1)?.focus();
  } };
  if (!record.read_only)
    Object.assign(keys, {
      s: async () => {
        try {
          file = await post("issues/save", { file: file.file, text: sheet.text, expected: file.version });
          changed();
          announce("Saved. Label the record anew (l) to bring it into the record; u puts the old rows back.");
        } catch (trouble) {
          await refused(trouble);
        }
      },
      u: async () => {
        try {
          file = await post("issues/undo", { file: file.file, expected: file.version });
          sheet = new Sheet(file.text);
          if (!sheet.issues.includes(issue)) issue = sheet.issues[0] || "";
          drawRows();
          changed();
          announce("Put back; u once more undoes that.");
        } catch (trouble) {
          await refused(trouble);
        }
      },
      l: async () => {
        if (dirty()) return announce("Save first (s): the record is labelled by the file.", true);
        if ((await ask("Label the record anew?", el("p", {}, "All acts and positions are made anew by the tables as they are saved. Corrections made by people stay."), [["", "Cancel"], ["ok", "Label anew", true]])) !== "ok") return;
        announce("Labelling …");
        try {
          const done = await post("relabel", {});
          announce(`${counted(done.statements, "statement")} labelled anew, ${done.changed} changed.`);
          Object.assign(record, await get("record"));
          look();
        } catch (trouble) {
          announce(trouble.message, true);
        }
      },
    });
  fill(right, el("p", { class: "dim" }, "Trying the rows on the record …"));
  fill(place, heading, el("div", { class: "cols two" }, left, right));
  drawRows();
  fill(status, "As it is in the file.");
  look();
  return {
    keys,
    oncontrol: (key) => key === "s" && keys.s && (keys.s(), true),
    leave: () => clearTimeout(timer),
  };
}
