// The API's own page: every route with its parameters, made from /api/openapi.json.
import { get } from "./api.js";
import { el, fill } from "./dom.js";

export const title = "API";
export const keyHelp = [];

export async function show(place) {
  const api = await get("openapi.json");
  fill(place, el("h1", {}, "API"), el("p", { class: "lead" }, api.info.description),
    el("p", {}, el("a", { href: "/api/openapi.json", target: "_blank" }, "openapi.json")),
    Object.entries(api.paths).map(([path, methods]) => Object.entries(methods).map(([method, route]) => {
      const body = route.requestBody?.content["application/json"].schema;
      const rows = [...route.parameters.map((each) => [each.name, each.schema.type, each.description, each.required]),
        ...Object.entries(body?.properties || {}).map(([name, each]) => [name, each.type, each.description, body.required.includes(name)])];
      return el("section", { class: "route" }, el("h2", {}, el("code", {}, `${method.toUpperCase()} ${path}`)), el("p", {}, route.summary),
        rows.length ? el("table", {}, el("thead", {}, el("tr", {}, [method === "post" ? "field" : "parameter", "type", "what"].map((each) => el("th", {}, each)))),
          el("tbody", {}, rows.map(([name, type, words, needed]) => el("tr", {}, el("td", {}, el("code", {}, name), needed ? " *" : ""), el("td", {}, type), el("td", {}, words))))) : null);
    })));
  return {};
}
