// onrecord timeline: positions over time, per actor and issue; folded from the statements each time, never stored.
#include <algorithm>
#include <array>
#include <set>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/no_statements.h"
#include "cli/row_printer.h"
#include "cli/statements_from.h"
#include "cli/timeline_text.h"
#include "io/fields.h"
#include "io/output_file.h"
#include "report/markdown.h"
#include "report/stand_words.h"

namespace onrecord::cli {
namespace {

Date newest_article(const StatementSet& set) {
  Date newest;
  for (const auto& [id, document] : set.documents)
    if (document.published_at.valid() && (!newest.valid() || document.published_at > newest))
      newest = document.published_at;
  return newest;
}

bool overlaps(const DateRange& range, Date from, Date to) {
  return (!range.to.valid() || from <= range.to) && (!range.from.valid() || to >= range.from);
}

// Spells and silences that touch the period. They keep their own days and changes: what a position changed from is
// known only by what was said before.
void keep_period(std::vector<Timeline>& timelines, const DateRange& range) {
  for (Timeline& timeline : timelines) {
    std::erase_if(timeline.spells, [&](const Spell& spell) { return !overlaps(range, spell.from, spell.to); });
    std::erase_if(timeline.stands, [&](const Stand& stand) { return !overlaps(range, stand.from, stand.to); });
    std::erase_if(timeline.gaps, [&](const Gap& gap) { return !overlaps(range, gap.from, gap.to); });
    std::erase_if(timeline.points, [&](const TimelinePoint& point) {
      if (point.dated) return !overlaps(range, point.date, point.date);
      const Date from = point.earliest.valid() ? point.earliest : point.latest;
      const Date to = point.latest.valid() ? point.latest : point.earliest;
      return !from.valid() || !overlaps(range, from, to);
    });
  }
  std::erase_if(timelines, [](const Timeline& timeline) { return timeline.spells.empty() && timeline.points.empty(); });
}

// Spells with one of the labels, and nothing else.
void keep_labels(std::vector<Timeline>& timelines, const std::vector<StanceKind>& labels) {
  for (Timeline& timeline : timelines) {
    std::erase_if(timeline.spells, [&](const Spell& spell) {
      return std::find(labels.begin(), labels.end(), spell.label) == labels.end();
    });
    std::erase_if(timeline.stands, [&](const Stand& stand) {
      return std::find(labels.begin(), labels.end(), stand.label) == labels.end();
    });
    timeline.gaps.clear();
    std::erase_if(timeline.points, [](const TimelinePoint& point) { return !point.dated; });
  }
  std::erase_if(timelines, [](const Timeline& timeline) { return timeline.spells.empty(); });
}

// A row for each part of each timeline: the record's fields, and behind them cells in words, as `words` gives them.
template <typename Row, typename Part, typename Words>
void write_parts(io::OutputFile& out, const std::vector<Timeline>& timelines, OutputFormat format,
                 std::span<const io::Field<Row>> fields, std::vector<Part> Timeline::*parts, RowForm form,
                 std::initializer_list<std::string_view> names_in_words, Words words) {
  form.recorded = fields.size();
  for (const io::Field<Row>& field : fields) form.names.push_back(field.name);
  form.names.insert(form.names.end(), names_in_words);
  RowPrinter printer(out, format, std::move(form));
  std::vector<io::Cell> cells;
  for (const Timeline& timeline : timelines)
    for (const Part& part : timeline.*parts) {
      cells.clear();
      for (const io::Field<Row>& field : fields) cells.push_back(field.get({timeline, part}));
      for (std::string& cell : words(part)) cells.emplace_back(std::move(cell));
      printer.row(cells);
    }
  printer.finish();
}

void write_spells(io::OutputFile& out, const std::vector<Timeline>& timelines, OutputFormat format) {
  const auto words = [](const Spell& spell) {
    std::string change(name(spell.change));
    if (spell.change_from) change += " from " + std::string(name(*spell.change_from));
    return std::array{change, std::string(spell.confirmed ? "yes" : "no"), std::string(spell.shown ? "yes" : "no")};
  };
  write_parts(out, timelines, format, io::timeline_fields(), &Timeline::spells,
              {.names = {},
               .markdown = {{"actor_name", "actor"},
                            {"issue_id", "issue"},
                            {"from_date", "from"},
                            {"to_date", "to"},
                            {"label", "position"},
                            {"mean_position", "mean", true},
                            {"statements", "statements", true},
                            {"change in words", "change"},
                            {"yes or no", "confirmed"},
                            {"shown or not", "shown"}}},
              {"change in words", "yes or no", "shown or not"}, words);
}

void write_stands(io::OutputFile& out, const std::vector<Timeline>& timelines, OutputFormat format) {
  write_parts(out, timelines, format, io::stand_fields(), &Timeline::stands,
              {.names = {},
               .markdown = {{"actor_name", "actor"},
                            {"issue_id", "issue"},
                            {"from_date", "from"},
                            {"to_date", "to"},
                            {"stand in words", "stands"},
                            {"change_from", "changed from"}},
               .table = {{.name = "actor_name", .heading = "actor", .least = 8, .most = 28},
                         {.name = "issue_id", .heading = "issue", .least = 8, .most = 24},
                         {.name = "from_date", .heading = "from"},
                         {.name = "to_date", .heading = "to"},
                         {.name = "stand in words", .heading = "stands"}}},
              {"stand in words"}, [](const Stand& stand) { return std::array{report::stand_in_words(stand)}; });
}

void write_text(io::OutputFile& out, const std::vector<Timeline>& timelines, const StatementsAsked& asked,
                const TimelineForm& form) {
  const TimelineTexts texts(asked.set, form);
  bool first = true;
  std::set<std::string> told;
  for (std::size_t begin = 0; begin < timelines.size();) {
    const std::string key = actor_key(timelines[begin].actor_id, timelines[begin].actor_name);
    std::vector<const Timeline*> same;
    while (begin < timelines.size() && actor_key(timelines[begin].actor_id, timelines[begin].actor_name) == key)
      same.push_back(&timelines[begin++]);
    out.write((first ? "" : "\n\n") + texts.of(same));
    told.insert(key);
    first = false;
  }
  for (const std::string& key : asked.actors) {
    if (!told.insert(key).second) continue;
    out.write((first ? "" : "\n\n") + texts.of_none(key));
    first = false;
  }
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const OutputFormat format = format_of(arguments);
  const TimelineOptions options = timeline_options_of(arguments);
  std::optional<DateRange> when;
  if (arguments.has("when")) when = parse_range(arguments.text("when"));
  const StatementsAsked asked = statements_asked(arguments, console);
  std::vector<Timeline> timelines = fold_timelines(asked.set, options);
  const std::vector<StanceKind> labels = labels_asked(arguments);
  if (!labels.empty()) keep_labels(timelines, labels);
  if (when) keep_period(timelines, anchored(*when, newest_article(asked.set)));

  io::OutputFile out(arguments.text("output"));
  if (arguments.flag("stands"))
    write_stands(out, timelines, format);
  else if (format == OutputFormat::table)
    write_text(out, timelines, asked,
               {console.colour(), std::min<std::size_t>(console.width(), 110), arguments.has("about")});
  else
    write_spells(out, timelines, format);
  out.commit();
  const std::string why = timelines.empty() && asked.store ? why_no_statements(*asked.store) : std::string();
  if (!why.empty())
    console.notice(why);
  else if (timelines.empty())
    console.notice(asked.set.statements.empty()
                       ? "no statements"
                       : "no named actor takes " + std::string(labels.empty() ? "a position" : "that position") +
                             (when ? " in that period" : ""));
  return asked.some_rejected ? 1 : 0;
}

}  // namespace

Command timeline_command() {
  return {
      .name = "timeline",
      .summary = "positions over time: spells and changes per actor and issue",
      .examples =
          {{"onrecord timeline --who \"Elena Marsh\"", "where she stands on each issue, since when, and what shows it"},
           {"onrecord timeline --about MAREN.treaty --when 2025", "who stood where on the treaty in 2025"},
           {"onrecord timeline --about MAREN.treaty --label sceptical,oppose",
            "who has doubts or is against it, and since when"},
           {"onrecord timeline --stands --about MAREN.treaty",
            "a line for each actor: for or against by how many statements, mixed evidence, or too little to tell"},
           {"onrecord timeline --csv -o timeline.csv", "one row a spell, for a spreadsheet or a dashboard"},
           {"onrecord extract < articles.jsonl | onrecord timeline --from -", "without a database"}},
      .options = join(
          {statements_options(),
           {{.name = "when",
             .value = "RANGE",
             .help = "spells that touch 2024, 2024-02, 2024-02-01..2024-02-20, last:90d (before the newest article)"},
            {.name = "stands",
             .help = "where each stands as most statements say, and what that rests on, instead of spells"},
            label_option(
                "only spells with this label: support, qualified_support, noncommittal, sceptical, oppose, mixed")},
           format_options(),
           output_options(),
           database_options()}),
      .details =
          "A spell is a run of days on one side: for, against, neutral or mixed. A change is confirmed when two articles (copies of "
          "one story count once) stand on the new side before it changes again. A prognosis or a refusal to say does not end a "
          "position. Labels can be wrong, and one wrong label makes two turns: a change is well supported, and told first, only where "
          "on both sides of it at least three statements of three articles (--enough, --enough-articles) stand and seven of ten of "
          "them agree (--agree), each weighed by how often labels of its confidence are right; statements that a person has reviewed "
          "count as certain. Statements without a known day are listed, but are in no spell. Unnamed sources have no timeline: two "
          "anonymous officials are not one person. Records that cannot be read give exit code 1.",
      .run = run,
  };
}

}  // namespace onrecord::cli
