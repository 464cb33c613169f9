// All routes, one row each.
#include "serve/routes.h"

#include <array>
#include <set>

#include "serve/handlers.h"
#include "serve/json_out.h"
#include "version.h"

namespace onrecord::serve {
namespace {

// The filters of search, which other lists take as well.
const std::vector<Parameter> filters = {
    {"q", "string", "words of the quotation: all of them, \"phrases in quotes\", beginnings with *"},
    {"who", "string", "an actor's id or name; may be repeated, as may the others"},
    {"when", "string", "2024, 2024-02, 2024-02-01..2024-02-20, last:90d"},
    {"issue", "string", "an issue's id"},
    {"label", "string", "support, qualified_support, noncommittal, sceptical, oppose, mixed, none"},
    {"act", "string", "a speech act: REJECT, REQUEST ..."},
    {"outlet", "string", "a publisher's name"},
    {"kind", "string", "direct, indirect or mixed"},
    {"review", "string", "open, accepted, rejected, corrected or coded"},
    {"min_probability", "number", "0 to 1"},
};

std::vector<Parameter> with(std::vector<Parameter> list, const std::vector<Parameter>& more) {
  list.insert(list.end(), more.begin(), more.end());
  return list;
}

const Parameter by{"by", "string", "who codes; else the coder the server was started with", false, true};
const Parameter on{"on", "string", "the day, as 2025-07-01", false, true};
const Parameter expected{
    "expected", "object",
    "version of each statement as it was seen; where one has changed since, 409 with what is there now", false, true};

const std::array list{
    Route{"GET", "/api/record", api_record, false, "the record: its file, counts, issues, acts, who codes"},
    Route{"GET", "/api/search", api_search, false, "statements that match",
          with(filters, {{"order", "string", "newest, oldest or relevance"},
                         {"limit", "integer", "at most so many, to 200"},
                         {"offset", "integer", "after so many, to 5000"}})},
    Route{"GET", "/api/facets", api_facets, false, "how the newest 5,000 statements that match divide", filters},
    Route{"GET",
          "/api/articles",
          api_articles,
          false,
          "articles, newest first",
          {{"q", "string", "words of the headline or the outlet"},
           {"limit", "integer", "at most so many, to 200"},
           {"offset", "integer", "after so many"}}},
    Route{"GET",
          "/api/article",
          api_article,
          false,
          "an article's text with all its statements",
          {{"id", "string", "its doc_id", true}}},
    Route{"GET",
          "/api/statement",
          api_statement,
          false,
          "a statement, how it came to be, and its corrections",
          {{"id", "string", "its id, or the beginning of it", true}}},
    Route{
        "POST",
        "/api/corrections",
        api_correct,
        true,
        "corrects statements, all or none",
        {{"corrections", "array",
          "of {statement_id, field, value, issue_id, actor_name, note}; field: status (accepted, rejected), actor (an id; a new one "
          "needs actor_name), date (a day, a month, a year, none), act, label (of issue_id: a label or a position in [-1, 1]), "
          "borders (\"source|cue|content\" as 12-40 52-60); value \"machine\" takes the correction back",
          true, true},
         by,
         on,
         expected}},
    Route{"POST",
          "/api/undo",
          api_undo,
          true,
          "takes back what the coder said last",
          {{"statement_id", "string", "of this statement; else of any", false, true}, by}},
    Route{"POST",
          "/api/statements",
          api_code,
          true,
          "codes a statement that the machine missed; who, when and positions are proposed",
          {{"doc_id", "string", "the article", true, true},
           {"content", "array", "what was said: [[begin, end], ...] in code points", true, true},
           {"cue", "array", "the words of saying", false, true},
           {"source", "array", "the words that name the speaker", false, true},
           {"note", "string", "why", false, true},
           by,
           on}},
    Route{"GET",
          "/api/queue",
          api_queue,
          false,
          "what nobody has reviewed, most worth checking first",
          {{"issue", "string", "statements on this issue only"}, {"limit", "integer", "at most so many, to 500"}}},
    Route{"GET", "/api/samples", api_samples, false, "blind samples, with what each coder found and its 95 % interval"},
    Route{"GET",
          "/api/sample",
          api_sample,
          false,
          "a sample with its statements",
          {{"id", "integer", "its number", true}, {"by", "string", "whose judgements stand in `mine`"}}},
    Route{"POST",
          "/api/samples",
          api_draw,
          true,
          "draws a blind sample",
          {{"size", "integer", "how many; 50", false, true},
           {"issue_id", "string", "of statements with a position on it; else of all", false, true},
           {"seed", "integer", "the same seed draws the same; else by chance", false, true},
           by,
           on}},
    Route{"GET", "/api/issues", api_issues, false,
          "the issues of the record, and the files of the tables that hold issues"},
    Route{"POST",
          "/api/issues/try",
          api_try,
          false,
          "what an edited file would catch and change; nothing is stored",
          {{"file", "string", "one of /api/issues", true, true},
           {"text", "string", "its content as edited", true, true},
           {"issue_id", "string", "the issue to try", true, true},
           {"articles", "integer", "on the newest so many; 300", false, true}}},
    Route{"POST",
          "/api/issues/save",
          api_save,
          true,
          "saves an edited file",
          {{"file", "string", "one of /api/issues", true, true},
           {"text", "string", "its new content", true, true},
           {"expected", "string", "the version that was edited; 409 where the file has changed since", true, true}}},
    Route{"POST",
          "/api/issues/undo",
          api_unsave,
          true,
          "puts back what was there before the last saving",
          {{"file", "string", "one of /api/issues", true, true},
           {"expected", "string", "the file's version", true, true}}},
    Route{"POST", "/api/relabel", api_relabel, true, "labels the whole record anew by the tables of now"},
    Route{"GET",
          "/api/actors",
          api_actors,
          false,
          "actors, most statements first",
          {{"q", "string", "beginning of a word of a name, role or id"},
           {"limit", "integer", "at most so many, to 1000"}}},
    Route{"GET",
          "/api/actor",
          api_actor,
          false,
          "an actor: forms, roles over time, merges and splits",
          {{"id", "string", "its id", true}}},
    Route{"GET",
          "/api/doubles",
          api_doubles,
          false,
          "pairs of actors who may be one",
          {{"limit", "integer", "at most so many, to 500"}}},
    Route{"POST",
          "/api/actors/merge",
          api_merge,
          true,
          "the statements of one become another's",
          {{"from", "string", "the id that goes", true, true},
           {"into", "string", "the id that stays", true, true},
           by,
           on}},
    Route{"POST",
          "/api/actors/unmerge",
          api_unmerge,
          true,
          "takes a merge back",
          {{"from", "string", "the id that went", true, true}, by, on}},
    Route{"POST",
          "/api/actors/split",
          api_split,
          true,
          "makes a new actor of some statements",
          {{"from", "string", "the id", true, true},
           {"into_name", "string", "the new actor's name", true, true},
           {"criterion", "string", "statement, form, document or publisher", false, true},
           {"values", "array", "statement ids, words, doc_ids or names", true, true},
           by,
           on}},
    Route{"POST",
          "/api/actors/unsplit",
          api_unsplit,
          true,
          "takes a split back",
          {{"from", "string", "the id", true, true}, {"into", "string", "the split-off id", true, true}, by, on}},
    Route{"GET",
          "/api/timelines",
          api_timelines,
          false,
          "spells of position, per actor and issue",
          {{"who", "string", "an actor's id"}, {"issue", "string", "an issue's id"}}},
    Route{"GET",
          "/api/timeline",
          api_timeline,
          false,
          "one actor on one issue: the report's picture, spells, statements",
          {{"who", "string", "the actor's id", true}, {"issue", "string", "the issue's id", true}}},
    Route{"GET", "/api/coders", api_coders, false, "who has said how much"},
    Route{"GET",
          "/api/agreement",
          api_agreement,
          false,
          "two coders on the same statements: Cohen's kappa, Krippendorff's alpha, the disagreements",
          {{"a", "string", "a coder", true}, {"b", "string", "another", true}}},
};

void put_parameters(JsonOut& out, const Route& route) {
  out.key("parameters").open('[');
  for (const Parameter& each : route.parameters) {
    if (each.in_body) continue;
    out.open('{')
        .pair("name", each.name)
        .pair("in", "query")
        .pair("required", each.needed)
        .pair("description", each.help);
    out.key("schema").open('{').pair("type", each.type).close('}').close('}');
  }
  out.close(']');
}

void put_body(JsonOut& out, const Route& route) {
  out.key("requestBody").open('{').pair("required", true).key("content").open('{').key("application/json").open('{');
  out.key("schema").open('{').pair("type", "object").key("required").open('[');
  for (const Parameter& each : route.parameters)
    if (each.in_body && each.needed) out.value(each.name);
  out.close(']').key("properties").open('{');
  for (const Parameter& each : route.parameters)
    if (each.in_body) {
      out.key(each.name).open('{').pair("type", each.type).pair("description", each.help);
      if (each.type == "array") out.key("items").open('{').close('}');
      out.close('}');
    }
  out.close('}').close('}').close('}').close('}').close('}');
}

void put_answers(JsonOut& out, const Route& route) {
  out.key("responses").open('{');
  const auto answer = [&](const char* status, const char* words) {
    out.key(status).open('{').pair("description", words).close('}');
  };
  answer("200", "JSON");
  answer("400", "a parameter or field is wrong: {\"error\", \"field\"}");
  answer("403", "no token, or a foreign Host or Origin");
  if (route.writes) {
    answer("409", "changed by somebody else since: {\"error\", \"now\", ...}");
    answer("503", "another program writes to the database: try again");
  }
  out.close('}');
}

}  // namespace

std::span<const Route> routes() {
  return list;
}

std::string openapi_of(bool read_only) {
  JsonOut out;
  out.open('{').pair("openapi", "3.1.0").key("info").open('{');
  out.pair("title", "onrecord").pair("version", ONRECORD_VERSION);
  out.pair("description",
           "What the page does, for scripts. Send the token of the address that onrecord serve prints as "
           "\"Authorization: Bearer TOKEN\". Offsets count code points of the article's text; ends are exclusive.");
  out.close('}').key("security").open('[').open('{').key("token").open('[').close(']').close('}').close(']');
  out.key("components").open('{').key("securitySchemes").open('{').key("token").open('{');
  out.pair("type", "http").pair("scheme", "bearer").close('}').close('}').close('}');
  out.key("paths").open('{');
  std::set<std::string_view> done;
  for (const Route& first : list) {
    if (!done.insert(first.path).second) continue;
    bool any = false;
    for (const Route& route : list) any = any || (route.path == first.path && !(read_only && route.writes));
    if (!any) continue;
    out.key(first.path).open('{');
    for (const Route& route : list) {
      if (route.path != first.path || (read_only && route.writes)) continue;
      out.key(route.method == "GET" ? "get" : "post").open('{').pair("summary", route.summary);
      put_parameters(out, route);
      if (route.method == "POST") put_body(out, route);
      put_answers(out, route);
      out.close('}');
    }
    out.close('}');
  }
  return out.close('}').close('}').take();
}

}  // namespace onrecord::serve
