// What the page asks of the server: JSON under /api/, one writing request after the other.

export class Trouble extends Error {
  constructor(status, body) {
    super(body.error || `the server answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function answer(promise) {
  let reply;
  try {
    reply = await promise;
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Trouble(0, { error: "onrecord serve does not answer: has it ended?" });
  }
  let body = {};
  try {
    body = await reply.json();
  } catch {
    if (reply.ok) throw new Trouble(reply.status, { error: "an answer that is no JSON" });
  }
  if (reply.status === 403 && !body.error) body.error = "not let in: open the address that onrecord serve printed last";
  if (!reply.ok) throw new Trouble(reply.status, body);
  return body;
}

export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null && each !== "") search.append(name, each);
  const text = search.toString();
  return text ? `?${text}` : "";
}

export const get = (path, parameters = {}, signal = undefined) => answer(fetch(`/api/${path}${query(parameters)}`, { signal }));

export const today = () => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

// Who codes: kept by the browser, else the one the server was started with.
export const record = { coder: "", read_only: true, issues: [], acts: [], tables: [] };
export const coder = () => localStorage.getItem("onrecord.coder") || record.coder;

let line = Promise.resolve();
let waiting = 0;
addEventListener("beforeunload", (event) => {
  if (waiting) event.preventDefault();
});
// `body` may be a function, called when its turn has come: by then what was sent before has `arrived`, and with it the
// version that it left behind.
export function post(path, body, arrived = () => {}) {
  ++waiting;
  const send = () => {
    const fields = { by: coder(), on: today(), ...(typeof body === "function" ? body() : body) };
    return answer(fetch(`/api/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) }));
  };
  const done = line.then(send).then((reply) => {
    arrived(reply);
    channel.postMessage(path);
    return reply;
  }).finally(() => --waiting);
  line = done.catch(() => {});
  return done;
}

// Other tabs hear that something was changed.
const channel = new BroadcastChannel("onrecord");
export function onChangeElsewhere(callback) {
  const listener = (event) => callback(event.data);
  channel.addEventListener("message", listener);
  return () => channel.removeEventListener("message", listener);
}
