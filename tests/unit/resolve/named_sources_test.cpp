// Sources that name their actor in another way than by a name alone: beside a description, by example, through a
// document, by whoever told the subject. One text each, with the source marked.
#include <doctest/doctest.h>

#include "resolve/marked_article.h"

namespace onrecord::resolve {
namespace {

// The answer "-": nobody's name may be given.
struct NamedSource {
  const char* what;
  const char* text;
  const char* answer;
};

void check(const NamedSource& each, std::string_view overlay = {}) {
  CAPTURE(each.what);
  CAPTURE(each.text);
  const Speaker found = speaker(each.text, "2018-02-16", overlay);
  CAPTURE(found.name);
  if (std::string_view(each.answer) == "-")
    CHECK(is_unnamed(found));
  else
    CHECK(found.name == each.answer);
}

TEST_CASE("a name with a particle, or behind a mood") {
  for (const NamedSource& each : {
           NamedSource{"a particle in small letters", "Nadia el-Baz came. [[Ms. el-Baz]] said no.", "Nadia el-Baz"},
           NamedSource{"the particle at the sentence's end", "Nadia el-Baz came. \"No,\" said [[el-Baz]].",
                       "Nadia el-Baz"},
           NamedSource{"an adjective before a surname", "Anders Holm came. [[A weary Holm]] said no.", "Anders Holm"},
           NamedSource{"an adjective before a capital", "Anders Holm came. [[An angry Oslo man]] said no.", "-"},
       })
    check(each);
}

TEST_CASE("a name ends where other words begin") {
  for (const NamedSource& each : {
           NamedSource{"an adverb", "Rain fell. [[Norwegian President Jon Lund thus]] said no.", "Jon Lund"},
           NamedSource{"a clause", "Rain fell. [[Republican Sen. Jon Lund appearing on the pier]] said no.",
                       "Jon Lund"},
           NamedSource{"a length of time", "Rain fell. [[The State Department three months]] said no.",
                       "Department of State"},
           NamedSource{"another name follows",
                       "Carl Amberg wrote. [[Mr. Amberg this week, Ada Pell, a deputy,]] said no.", "Ada Pell"},
           NamedSource{"a party without a comma", "Rain fell. [[Senate Minority Leader Jon Lund D-Ohio]] said no.",
                       "Jon Lund"},
           NamedSource{"a video's length", "Jon Lund came. Play video 0:[[58 Lund]] said no.", "Jon Lund"},
           NamedSource{"a sentence adverb", "Jon Lund came. [[Thirdly, Lund]] said no.", "Jon Lund"},
           NamedSource{"a caption", "Barack Obama came. JUST WATCHED Media-shy Obama sings. [[Obama]] said no.",
                       "Barack Obama"},
           NamedSource{"where a body is", "[[The Norway-based Harbour Observatory for Human Rights]] said no.",
                       "Harbour Observatory for Human Rights"},
       })
    check(each);
}

TEST_CASE("a group is no ministry, a secretary of state no state") {
  for (const NamedSource& each : {
           NamedSource{
               "an office that ends in a body's word",
               "Secretary of State Jon Lund met the State Council of Bergen. [[The secretary of state]] said no.",
               "Jon Lund"},
           NamedSource{"an office of another place",
                       "[[Carl Amberg, a clerk in Maine,]] {{said}} <<no>>. [[Oregon's secretary of state]] said yes.",
                       "-"},
           NamedSource{"a guild before a ministry",
                       "The Weavers Guild sued in May over tar and the State Department wept. [[The group]] said no.",
                       "Weavers Guild"},
           NamedSource{"a ministry alone", "[[The State Department]] {{said}} <<no>>. [[The group]] said yes.", "-"},
       })
    check(each);
}

TEST_CASE("some and others of the class before") {
  for (const NamedSource& each : {
           NamedSource{"some", "Rain fell. Harbour unions were divided over tar. [[Some]] said no.",
                       "some harbour unions"},
           NamedSource{"others",
                       "Rain fell. The Republicans are divided over tar. Some said yes, while [[others]] said no.",
                       "other Republicans"},
           NamedSource{"others, a sentence later",
                       "Rain fell. Harbour unions, meanwhile, were divided. Some wept. [[Others]] said no.",
                       "other harbour unions"},
           NamedSource{"a sentence about one", "Rain fell. Jon Lund came late. [[Some]] said no.", "Some"},
       })
    check(each);
}

TEST_CASE("they of a class that a table names") {
  const std::vector<Speaker> all = speakers(
      "[[Experts]] {{said}} <<yes>>. [[Norwegian officials]] {{said}} <<no>>. [[They]] {{said}} <<it rained>>.",
      "2018-02-16", "name\taliases\trole\tcountry\tpronouns\nNorway\tNorwegian officials\tstate\tNOR\tit\n");
  CHECK(all[2].name == all[1].name);
}

TEST_CASE("the name in apposition to a description") {
  for (const NamedSource& each : {
           NamedSource{"a label before the title",
                       "[[Norland's civil harbour chief, Coast Guard Minister Ada Pell,]] said no.", "Ada Pell"},
           NamedSource{"a former office", "[[Ms. Pell's predecessor, former Harbour Secretary Jon Lund,]] said no.",
                       "Jon Lund"},
           NamedSource{"an office of three words",
                       "[[One of her predecessors, former Secretary of State Jon Lund,]] said no.", "Jon Lund"},
           NamedSource{"one of several, without a title", "[[One of her lawyers, Jon Lund,]] said no.", "Jon Lund"},
           NamedSource{"a party and a panel",
                       "Carl Amberg spoke. [[The ranking Democrat on that panel, Lena Voss of "
                       "Maine,]] said no.",
                       "Lena Voss"},
           NamedSource{"a party before the name", "[[Her main rival, Democrat Lena Voss,]] said no.", "Lena Voss"},
           NamedSource{"two titles before the name",
                       "[[The United States' top harbour officer, Marine General Jon Lund,]] said no.", "Jon Lund"},
           NamedSource{"a surname that the article gives in full",
                       "Lena Voss came. [[Another Democrat, Voss of Maine,]] "
                       "said no.",
                       "Lena Voss"},
           NamedSource{"the complement's person is another",
                       "[[A spokesman for the harbour panel's chairman, Sen. Carl Amberg,]] said no.", "-"},
           NamedSource{"a title behind the complement",
                       "[[Director of the Harbour Council Gen. Jon Lund, a sailor,]] said no.", "Jon Lund"},
           NamedSource{"an ambassador", "[[Norwegian Ambassador to Israel Dan Shapley]] said no.", "Dan Shapley"},
           NamedSource{"an ambassador in small letters", "[[EU ambassador to Cuba Alba Navarrete]] said no.",
                       "Alba Navarrete"},
           NamedSource{"a spokesman for somebody", "[[A spokesman for Senate Majority Leader Jon Lund]] said no.", "-"},
           NamedSource{"a body", "[[One group, the National Association of Rope Makers,]] said no.",
                       "National Association of Rope Makers"},
           NamedSource{"a firm", "[[The mill's parent company, Larkwood Foods Inc,]] said no.", "Larkwood Foods Inc"},
       })
    check(each);
}

TEST_CASE("a class speaks by the names that stand for it") {
  for (const NamedSource& each : {
           NamedSource{"such as two", "[[Democrats such as Sen. Carl Amberg of Maine and Lena Voss of Ohio]] said no.",
                       "Carl Amberg & Lena Voss"},
           NamedSource{"like one", "[[Some experts like Jon Lund]] said no.", "Jon Lund"},
           NamedSource{"like a body", "[[Groups like the National Association of Rope Makers]] said no.",
                       "National Association of Rope Makers"},
           NamedSource{"one person like others", "[[A man like Jon Lund's brother]] said no.", "-"},
       })
    check(each);
}

TEST_CASE("a medium by its kind") {
  for (
      const NamedSource& each : {
          NamedSource{"a news agency behind a possessive",
                      "Rain fell. [[The Palestinians' official HARFA news agency]] "
                      "said no.",
                      "HARFA"},
          NamedSource{"a website by one word", "Rain fell. [[The Harbourist website]] said no.", "Harbourist"},
          NamedSource{
              "the paper, paragraphs later",
              "On Monday Jon Lund spoke for an hour to the Wall Street Journal about old roofs.\n\nRain fell.\n\nIt rained.\n\nMr. Lund "
              "wept.\n\nAda Pell left.\n\n[[The newspaper]] said no.",
              "The Wall Street Journal"},
          NamedSource{"a paper that is no medium",
                      "USA Today came out.\n\n[[Jon Lund]] {{wrote}} <<a paper on roofs>>. [[The paper]] said no.",
                      "Jon Lund"},
      })
    check(each);
}

TEST_CASE("who is told something does not say it") {
  for (const NamedSource& each : {
           NamedSource{"asked", "[[Jon Lund]] {{was asked}} <<if roofs leak>>.", "-"},
           NamedSource{"accused", "[[Jon Lund]] {{has often been accused of}} <<hiding leaks>>.", "-"},
           NamedSource{"told by somebody", "[[Jon Lund]] {{was told}} by Ada Pell that <<roofs leak>>.", "Ada Pell"},
           NamedSource{"told by a class",
                       "[[Jon Lund]] {{is told}} by Norwegian officials in the hall that <<roofs leak>>.",
                       "Norwegian officials"},
           NamedSource{"he told", "[[Jon Lund]] {{told}} <<them that roofs leak>>.", "Jon Lund"},
           NamedSource{"he has asked", "[[Jon Lund]] {{has asked}} <<for tar>>.", "Jon Lund"},
       })
    check(each);
}

TEST_CASE("a document is its author's") {
  for (const NamedSource& each : {
           NamedSource{"somebody's", "Ada Pell left. [[Pell's statement]] said no.", "Ada Pell"},
           NamedSource{"a body's", "The Bank of Norway met. [[The Bank of Norway's filing]] said no.",
                       "Bank of Norway"},
           NamedSource{"its own", "[[The Bank of Norway]] {{met}} <<on Monday>>. [[Its report]] said no.",
                       "Bank of Norway"},
           NamedSource{"signed by somebody",
                       "Rain fell. [[The letter, signed by Harbour Secretary Jon Lund,]] said no.", "Jon Lund"},
           NamedSource{"released before",
                       "[[The Bank of Norway]] {{released}} <<an angry report on roofs>>. Rain fell. [[The report]] "
                       "said no.",
                       "Bank of Norway"},
           NamedSource{"about another's",
                       "[[Ada Pell]] {{complained}} <<of rain and wind since the court ruling>>. "
                       "[[The ruling]] said no.",
                       "unnamed: ruling"},
           NamedSource{"a party is more than its report", "[[A Republican report]] said no.", "A Republican report"},
       })
    check(each);
}

}  // namespace
}  // namespace onrecord::resolve
