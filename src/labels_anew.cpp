// Lays stored statements before the labeller and compares what it says with what is stored.
#include "labels_anew.h"

#include <map>
#include <set>
#include <unordered_set>

#include "io/cell.h"
#include "resolve/speaker.h"
#include "stance/camp.h"
#include "store/camps.h"
#include "text/line_wraps.h"

namespace onrecord {
namespace {

const StanceLabel* stance_on(const Statement& statement, const std::string& issue) {
  for (const StanceLabel& stance : statement.stances)
    if (stance.issue_id == issue) return &stance;
  return nullptr;
}

std::string act_rules(const Statement& statement, const char* stage) {
  std::string rules;
  for (const TraceStep& step : statement.trace)
    if (step.stage == stage) rules += (rules.empty() ? "" : ", ") + step.rule;
  return rules;
}

std::string stance_rules(const StanceLabel* stance) {
  if (stance == nullptr) return "not named";
  std::string rules;
  for (const std::string& rule : stance->rule_ids) rules += (rules.empty() ? "" : ", ") + rule;
  for (const std::string& modifier : stance->modifiers) rules += (rules.empty() ? "" : ", ") + modifier;
  return rules.empty() ? stance->abstain_reason : rules;
}

// Within the relabelling's transaction.
std::size_t settle(store::Store& store, store::Relabelling& relabelling, const stance::Labeller& labeller,
                   const Knowledge& knowledge, const std::string& version) {
  const tables::StanceTables& tables = *knowledge.parts().stance;
  std::map<stance::CampOfIssue, stance::CampSum> sums;
  for (const auto& [key, count] : store::camp_counts(store)) sums[key] = {count.lean, count.statements};
  const stance::CampLevels levels = stance::levels_of(sums);
  const std::set<std::int64_t> rows = store::unsettled_articles(store, levels, [&](int side, int rest, int level) {
    return stance::outcome_of(tables, side / 1000.0, rest / 1000.0, level).code();
  });
  std::size_t articles = 0;
  store::each_article_in(store, {rows.begin(), rows.end()}, [&](store::StoredArticle&& article) {
    if (article.text.empty() || article.document.tables_hash != knowledge.fingerprint()) return;
    relabelling.set(article.document, labelled_anew(labeller, article, levels), version, knowledge.fingerprint());
    ++articles;
  });
  store::note_settled(store, levels);
  return articles;
}

std::string_view alias_of(const StanceLabel& stance) {
  constexpr std::string_view row = "issues:";
  for (const TraceStep& step : stance.trace)
    if (step.rule.starts_with(row)) return std::string_view(step.rule).substr(row.size());
  return {};
}

}  // namespace

std::vector<Statement> labelled_anew(const stance::Labeller& labeller, const store::StoredArticle& article,
                                     const stance::CampLevels& levels) {
  std::map<std::string, int> places;
  for (std::size_t i = 0; i < article.statements.size(); ++i)
    places.emplace(article.statements[i].id, static_cast<int>(i));
  const text::FlowingText flowing(article.text);
  std::vector<stance::LabelInput> inputs;
  inputs.reserve(article.statements.size());
  for (const Statement& each : article.statements) {
    stance::LabelInput& input = inputs.emplace_back();
    input.text = flowing.view();
    input.source = each.source;
    input.cue = each.cue;
    input.content = each.content;
    input.name = each.speaker.name;
    input.role = each.speaker.role;
    input.title = article.document.title;
    input.day = article.document.published_at;
    input.speaker = each.speaker.actor_id;
    input.in_article = true;
    input.probability = each.probability;
    input.actor_kind = each.speaker.kind;
    input.speaker_method = each.speaker.method;
    input.kind = each.kind;
    input.country = stance::country_of(each.speaker);
    if (const auto holder = places.find(each.reported_by); holder != places.end()) input.holder = holder->second;
  }
  std::vector<stance::LabelResult> results = labeller.label(inputs, nullptr, &levels);
  std::vector<Statement> statements = article.statements;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    statements[i].act = results[i].act;
    statements[i].polarity = results[i].polarity;
    statements[i].cue_lemma = std::move(results[i].cue_lemma);
    statements[i].stances = std::move(results[i].stances);
    statements[i].trace = std::move(results[i].trace);
    statements[i].camp = std::move(results[i].camp);
    statements[i].leanings = std::move(results[i].leanings);
  }
  return statements;
}

std::string position_in_words(const StanceLabel* stance) {
  if (stance == nullptr || !stance->position) return "none";
  std::string words(name(stance->label));
  words += *stance->position > 0 ? " +" : " ";
  words += io::number_in_words(*stance->position);
  if (stance->conditional) words += ", conditional";
  return words;
}

std::vector<LabelChange> changes_between(const Statement& before, const Statement& after) {
  std::vector<LabelChange> changes;
  if (before.act != after.act)
    changes.push_back({"act", std::string(name(before.act)), std::string(name(after.act)), act_rules(before, "act"),
                       act_rules(after, "act")});
  if (before.polarity != after.polarity)
    changes.push_back({"polarity", io::number_in_words(before.polarity), io::number_in_words(after.polarity),
                       act_rules(before, "polarity"), act_rules(after, "polarity")});
  std::map<std::string, bool> issues;
  for (const Statement* side : {&before, &after})
    for (const StanceLabel& stance : side->stances) issues.emplace(stance.issue_id, true);
  for (const auto& [issue, unused] : issues) {
    const StanceLabel *old = stance_on(before, issue), *now = stance_on(after, issue);
    std::string was = position_in_words(old), is = position_in_words(now);
    if (was == is) continue;
    changes.push_back({issue, std::move(was), std::move(is), stance_rules(old), stance_rules(now)});
  }
  return changes;
}

void try_issue(const store::Store& store, const tables::StanceTables& tables, const std::string& issue_id,
               std::size_t newest, const std::function<void(const store::StoredArticle&, const Tried&)>& callback) {
  const stance::Labeller labeller(tables);
  const stance::NearAliases near(tables, issue_id);
  const stance::CampLevels levels = store::camp_levels(store);
  store::each_stored_article(
      store,
      [&](store::StoredArticle&& article) {
        if (article.text.empty()) return;
        const std::vector<Statement> anew = labelled_anew(labeller, article, levels);
        for (std::size_t i = 0; i < anew.size(); ++i) {
          Tried tried{article.statements[i], anew[i], stance_on(anew[i], issue_id), {}, std::nullopt};
          if (tried.stance != nullptr) tried.alias = alias_of(*tried.stance);
          if (tried.stance == nullptr) tried.near = near.find(anew[i].text);
          callback(article, tried);
        }
      },
      newest);
}

Relabelled relabel_all(store::Store& store, const Knowledge& knowledge, const std::string& version,
                       const std::function<void(std::size_t)>& progress,
                       const std::function<bool(const store::StoredArticle&, const std::function<void()>&)>& guarded) {
  const tables::StanceTables& tables = *knowledge.parts().stance;
  const stance::Labeller labeller(tables);
  Relabelled done;
  store::Relabelling relabelling(store);
  std::unordered_set<std::string> kept;
  for (const tables::TableActor& actor : knowledge.parts().actors->actors())
    kept.insert(resolve::id_of_row(*knowledge.parts().actors, actor));
  done.ids = relabelling.move_former_ids(kept);
  relabelling.set_issues(tables.issues());
  const stance::CampLevels levels = store::camp_levels(store);
  store::each_stored_article(store, [&](store::StoredArticle&& article) {
    if (article.text.empty()) {
      done.textless += article.statements.size();
      ++done.textless_articles;
      return;
    }
    std::vector<Statement> anew;
    const auto label = [&] { anew = labelled_anew(labeller, article, levels); };
    if (!guarded)
      label();
    else if (!guarded(article, label))
      return;
    for (std::size_t i = 0; i < anew.size(); ++i)
      if (!changes_between(article.statements[i], anew[i]).empty()) ++done.changed;
    relabelling.set(article.document, anew, version, knowledge.fingerprint());
    done.statements += anew.size();
    progress(done.statements + done.textless);
  });
  settle(store, relabelling, labeller, knowledge, version);
  relabelling.commit();
  return done;
}

std::size_t settle_camps(store::Store& store, const Knowledge& knowledge, const std::string& version) {
  const stance::Labeller labeller(*knowledge.parts().stance);
  store::Relabelling relabelling(store);
  const std::size_t articles = settle(store, relabelling, labeller, knowledge, version);
  relabelling.commit();
  return articles;
}

}  // namespace onrecord
