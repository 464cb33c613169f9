// From temporal words to the day on which a statement was said: values, what governs the saying, bounds, inheritance.
#include "resolve/said_dates.h"

#include <doctest/doctest.h>

#include "resolve/marked_article.h"
#include "support/shipped_table.h"
#include "tables/lexicon_reader.h"

namespace onrecord::resolve {
namespace {

const tables::TimeWords& time_words() {
  static const tables::TimeWords words(testing::shipped_table("time_words.tsv"));
  return words;
}

struct Case {
  const char* what;
  const char* text;
  const char* date;  // "" : none
  const char* earliest;
  const char* latest;
  DateMethod method;
  const char* published = "2024-02-16";  // a Friday
};

std::vector<SaidDate> said_in(std::string_view marked_text, std::string_view published) {
  const MarkedArticle article = marked(marked_text);
  Document document;
  document.doc_id = "d1";
  document.text = article.text;
  if (const auto day = parse_iso_date(published)) document.published_at = *day;
  text::TokenizedText tokens;
  text::tokenize(document.text, tables::shipped_lexicon(), tokens);
  const auto times = find_time_expressions(tokens, reference_day(document, tokens, time_words()), time_words());
  return resolve_said_dates(document, tokens, article.attributions, speakers(marked_text, published), times,
                            time_words());
}

std::string shown(Date date) {
  return date.valid() ? to_string(date) : std::string();
}

// Each checks the last statement of its text.
const Case cases[] = {
    {"a weekday that is past", "[[Anna Berg]] {{said}} on Thursday that <<tolls would fall>>.", "2024-02-15",
     "2024-02-15", "2024-02-15", DateMethod::weekday},
    {"the weekday of the publication", "[[Anna Berg]] {{said}} on Friday that <<tolls would fall>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::weekday},
    {"the day before the publication's, by name, a week back",
     "[[Anna Berg]] {{said}} last Friday that <<tolls would fall>>.", "2024-02-09", "2024-02-09", "2024-02-09",
     DateMethod::weekday},
    {"what is said will be on a day to come", "[[Anna Berg]] {{said}} <<talks will begin on Monday>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"the day of the saying, not of the talks",
     "[[Anna Berg]] {{said}} on Thursday that <<talks will begin in March>>.", "2024-02-15", "2024-02-15", "2024-02-15",
     DateMethod::weekday},
    {"a night", "[[Anna Berg]] {{said}} on Thursday night that <<tolls would fall>>.", "2024-02-15", "2024-02-15",
     "2024-02-15", DateMethod::weekday},
    {"yesterday", "[[Anna Berg]] {{said}} yesterday that <<tolls would fall>>.", "2024-02-15", "2024-02-15",
     "2024-02-15", DateMethod::deictic},
    {"a deed on what is only named, with its day behind", "[[Anna Berg]] {{rejected}} <<the treaty on Thursday>>.",
     "2024-02-15", "2024-02-15", "2024-02-15", DateMethod::weekday},
    {"a deed on a clause with a day", "[[Anna Berg]] {{rejected}} <<that talks failed on Thursday>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"when the speaker was elected", "[[Anna Berg, a farmer elected in 2022]], {{argued}} that <<tolls would fall>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"yesterday, taken into the content", "[[Anna Berg]] {{said}} <<yesterday the gate would close>>.", "2024-02-15",
     "2024-02-15", "2024-02-15", DateMethod::deictic},
    {"today as the subject of what is said", "[[Anna Berg]] {{said}} <<yesterday was a bad day>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"this morning", "[[Anna Berg]] {{said}} this morning that <<tolls would fall>>.", "2024-02-16", "2024-02-16",
     "2024-02-16", DateMethod::deictic},
    {"last month", "Last month [[Anna Berg]] {{said}} <<tolls would fall>>.", "2024-01-01", "2024-01-01", "2024-01-31",
     DateMethod::deictic},
    {"last year", "[[Anna Berg]] {{said}} last year that <<tolls would fall>>.", "2023-01-01", "2023-01-01",
     "2023-12-31", DateMethod::deictic},
    {"a year", "In 2002 [[Anna Berg]] {{said}} <<tolls would fall>>.", "2002-01-01", "2002-01-01", "2002-12-31",
     DateMethod::date},
    {"a decade", "In the 1990s [[Anna Berg]] {{said}} <<tolls would fall>>.", "", "1990-01-01", "1999-12-31",
     DateMethod::date},
    {"years ago", "Three years ago [[Anna Berg]] {{said}} <<tolls would fall>>.", "2021-01-01", "2021-01-01",
     "2021-12-31", DateMethod::deictic},
    {"an ISO date", "[[Anna Berg]] {{said}} on 2024-02-14 that <<tolls would fall>>.", "2024-02-14", "2024-02-14",
     "2024-02-14", DateMethod::date},
    {"the day first", "[[Anna Berg]] {{said}} on 14 February 2024 that <<tolls would fall>>.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::date},
    {"the month first", "[[Anna Berg]] {{said}} on February 14, 2024, that <<tolls would fall>>.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::date},
    {"a month and a day without a year", "[[Anna Berg]] {{said}} on Dec. 13 that <<tolls would fall>>.", "2023-12-13",
     "2023-12-13", "2023-12-13", DateMethod::date},
    {"numbers that only one order allows", "[[Anna Berg]] {{said}} on 13/2/2024 that <<tolls would fall>>.",
     "2024-02-13", "2024-02-13", "2024-02-13", DateMethod::date},
    {"the other order", "[[Anna Berg]] {{said}} on 2/13/2024 that <<tolls would fall>>.", "2024-02-13", "2024-02-13",
     "2024-02-13", DateMethod::date},
    {"numbers that both orders allow: the year", "[[Anna Berg]] {{said}} on 3/2/2023 that <<tolls would fall>>.",
     "2023-01-01", "2023-01-01", "2023-12-31", DateMethod::date},
    {"a count before an event", "Two days before the fair, [[Anna Berg]] {{said}} <<tolls would fall>>.", "", "",
     "2024-02-16", DateMethod::deictic},
    {"a count before an event, behind the cue",
     "[[Anna Berg]] {{said}} two weeks before the vote that <<tolls would fall>>.", "", "", "2024-02-16",
     DateMethod::deictic},
    {"since a day is no day of the saying", "Since Tuesday it rained, [[Anna Berg]] {{said}} <<tolls would fall>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"a day that belongs to a noun", "[[Anna Berg]] {{said}} of Tuesday's storm that <<roofs were lost>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"a day that belongs to a noun of saying",
     "[[Anna Berg]] {{said}} in a Tuesday interview that <<roofs were lost>>.", "2024-02-13", "2024-02-13",
     "2024-02-13", DateMethod::weekday},
    {"somebody's own clause", "[[Anna Berg, who resigned on Monday,]] {{said}} <<roofs were lost>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"the present perfect is a bound", "[[Anna Berg]] {{has said}} <<tolls would fall>>.", "", "", "2024-02-16",
     DateMethod::tense},
    {"the past perfect is a bound", "[[Anna Berg]] had often {{said}} <<tolls would fall>>.", "", "", "2024-02-16",
     DateMethod::deictic},
    {"he added",
     "[[Jon Lund]] {{said}} on Wednesday that <<tolls would fall>>. [[He]] {{added}} that <<wages would rise>>.",
     "2024-02-14", "2024-02-14", "2024-02-14", DateMethod::same_occasion},
    {"another speaker inherits nothing",
     "[[Jon Lund]] {{said}} on Wednesday that <<tolls would fall>>. [[Anna Berg]] {{said}} <<wages would rise>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"the dateline's day goes before the metadata's",
     "OSLO, Feb 15 (Agency) - [[Anna Berg]] {{said}} today <<tolls would fall>>.", "2024-02-15", "2024-02-15",
     "2024-02-15", DateMethod::deictic},
    {"a dateline far from the metadata is not believed",
     "OSLO, June 15 (Agency) - [[Anna Berg]] {{said}} today that <<tolls would fall>>.", "2024-02-16", "2024-02-16",
     "2024-02-16", DateMethod::deictic},
    {"a week that is not over ends with the publication", "Earlier this week, [[Jon Lund]] {{said}} <<no>>.",
     "2024-02-14", "2024-02-12", "2024-02-16", DateMethod::deictic},
    {"a week by its Wednesday", "Last week, [[Jon Lund]] {{said}} <<no>>.", "2024-01-31", "2024-01-29", "2024-02-04",
     DateMethod::deictic, "2024-02-06"},
    {"the day after the article's, which a bare weekday six days back is called",
     "[[Jon Lund]] {{said}} Saturday <<no>>.", "2024-02-17", "2024-02-17", "2024-02-17", DateMethod::weekday},
    {"last Saturday is six days back", "[[Jon Lund]] {{said}} last Saturday <<no>>.", "2024-02-10", "2024-02-10",
     "2024-02-10", DateMethod::weekday},
    {"a day to come, of what he was about to do",
     "[[Jon Lund]] {{told}} reporters ahead of his return on Wednesday that <<tolls would fall>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"later this week is to come", "[[Jon Lund, who leaves later this week]], {{said}} <<no>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"that speech is no relative clause", "In that speech in January, [[Jon Lund]] {{said}} <<no>>.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::date},
    {"a speech with its month before it", "During an April 2007 speech in Oslo, [[Jon Lund]] {{said}} <<no>>.",
     "2007-04-01", "2007-04-01", "2007-04-30", DateMethod::date},
    {"a study with its year", "[[A 2011 study by Oslo engineers]] {{found}} that <<roofs leak>>.", "2011-01-01",
     "2011-01-01", "2011-12-31", DateMethod::date},
    {"once", "[[Jon Lund]] {{once called}} <<the treaty a joke>>.", "", "", "2024-02-16", DateMethod::deictic},
    {"recently", "[[Jon Lund]] {{said}} recently that <<roofs leak>>.", "", "", "2024-02-16", DateMethod::deictic},
    {"recently, far before", "Recently, though, [[Jon Lund]] {{said}} <<roofs leak>>.", "", "", "2024-02-16",
     DateMethod::deictic},
    {"at a recent hearing", "[[Jon Lund]] {{said}} at a recent hearing that <<roofs leak>>.", "", "", "2024-02-16",
     DateMethod::deictic},
    {"had been saying", "[[Jon Lund]] had been {{saying}} <<roofs leak>>.", "", "", "2024-02-16", DateMethod::deictic},
    {"the past perfect goes back behind the occasion",
     "[[Jon Lund]] {{said}} on Wednesday that <<tolls would fall>>. [[He]] had {{said}} <<they would rise>>.", "", "",
     "2024-02-16", DateMethod::deictic},
    {"hours after an event are the same day", "Hours after the vote, [[Jon Lund]] {{said}} <<no>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a programme of Sundays", "[[Jon Lund]] {{said}} on Meet the Press that <<roofs leak>>.", "2024-02-11",
     "2024-02-11", "2024-02-11", DateMethod::deictic},
    {"a programme's name is no week", "[[Jon Lund]] {{said}} on \"This Week\" that <<roofs leak>>.", "2024-02-11",
     "2024-02-11", "2024-02-11", DateMethod::deictic},
    {"a week in small letters is no programme", "This week [[Jon Lund]] {{said}} that <<roofs leak>>.", "2024-02-14",
     "2024-02-12", "2024-02-16", DateMethod::deictic},
    {"when it was recorded, not when it was broadcast",
     "[[Jon Lund]] {{said}} in an interview broadcast Thursday that <<roofs leak>>. The station taped it Tuesday.",
     "2024-02-13", "2024-02-13", "2024-02-13", DateMethod::weekday},
    {"a month goes on in the next paragraph's quotation",
     "Last month [[Jon Lund]] {{said}} <<tolls would fall>>.\n\n\"<<We mend roofs>>,\" [[he]] {{said}}.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"what somebody says now is of no month before",
     "Last month [[Jon Lund]] {{said}} <<tolls would fall>>. [[He]] {{says}} <<roofs leak>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a letter that was dated",
     "A letter sent last month named the port.\n\n[[The letter]] {{said}} <<tolls would fall>>.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"said earlier", "<<Tolls would fall>>, [[Jon Lund]] {{said earlier}}.", "", "", "2024-02-16", DateMethod::deictic},
    {"the news opens with a day counted from another",
     "A day after the vote, [[Jon Lund]] {{said}} <<tolls would fall>>.", "2024-02-16", "2024-02-16", "2024-02-16",
     DateMethod::published},
    {"where the speaker was on a day",
     "On Wednesday, Jon Lund toured the port.\n\n\"<<It will grow>>,\" [[Jon Lund]] {{said}}.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::same_occasion},
    {"had a message", "[[Jon Lund]] {{had a message}}: <<tolls fall>>.", "2024-02-16", "2024-02-16", "2024-02-16",
     DateMethod::published},
    {"talks on a day, and another clause",
     "The U.S. port led the talks on Thursday, and [[Jon Lund]] {{said}} <<tolls would fall>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a month is lent within the paragraph",
     "Last month [[Jon Lund]] {{said}} <<tolls would fall>>. [[He]] {{warned}} that <<roofs leak>>.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"a month is not lent beyond the paragraph",
     "Last month [[Jon Lund]] {{said}} <<tolls would fall>>.\n\n[[Lund]] {{warned}} that <<roofs leak>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"yesterday's news is lent to all that its speaker said before",
     "[[Jon Lund]] {{said}} <<no>>. [[Lund]] {{said}} <<roofs leak>>.\n\n[[Lund]] {{said}} <<it rains>>. "
     "[[Lund]] {{said}} on Thursday that <<it pours>>.\n\n[[Lund]] {{said}} <<it snows>>.",
     "2024-02-15", "2024-02-15", "2024-02-15", DateMethod::same_occasion},
    {"a participle shares the perfect", "[[Jon Lund]] {{has fought}} <<the toll>>, [[]]{{saying}} <<it is high>>.", "",
     "", "2024-02-16", DateMethod::tense},
    {"two verbs share the perfect", "[[Jon Lund]] {{has urged}} <<a vote>> and [[]]{{warned of}} <<a loss>>.", "", "",
     "2024-02-16", DateMethod::tense},
    {"a day counted back", "The vote came two days after [[Jon Lund]] {{said}} <<tolls would fall>>.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::deictic},
    {"the day after", "It came the day after [[Jon Lund]] {{said}} <<tolls would fall>>.", "2024-02-15", "2024-02-15",
     "2024-02-15", DateMethod::deictic},
    {"counted back from a dated saying",
     "[[Jon Lund]] {{said}} on Wednesday that <<tolls fell>>, a week after [[Ada Pell]] {{said}} <<they would>>.",
     "2024-02-07", "2024-02-07", "2024-02-07", DateMethod::deictic},
    {"then", "Last month the port was shut. [[Jon Lund]] {{said}} then that <<tolls would fall>>.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"at that time", "The port was shut in January. At that time, [[Jon Lund]] {{said}} <<tolls would fall>>.",
     "2024-01-01", "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"in the interview",
     "The two met for an interview on Tuesday.\n\nIn the interview, [[Jon Lund]] {{said}} <<tolls would fall>>.",
     "2024-02-13", "2024-02-13", "2024-02-13", DateMethod::same_occasion},
    {"what is said began before the month", "[[Jon Lund]] {{told}} Reuters that in January <<tolls had fallen>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"what is said is told of last week", "[[Jon Lund]] {{said}} it became clear last week that <<tolls would fall>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"what is said is of a meeting", "[[Jon Lund]] {{said Thursday}}'s talks <<had failed>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a clause of the background", "As debate begins this week, [[Jon Lund]] {{said}} <<tolls would fall>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"since war broke out", "Since war broke out in March 2011, [[Jon Lund]] {{has warned}} that <<roofs leak>>.", "",
     "", "2024-02-16", DateMethod::tense},
    {"but as he ran", "As he ran in 2012, [[he]] {{said}} <<tolls would fall>>.", "2012-01-01", "2012-01-01",
     "2012-12-31", DateMethod::date},
    {"since taking office",
     "[[Jon Lund]], in his first interview since succeeding Ada Pell last October, {{said}} <<no>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a relative clause with a hyphen",
     "[[The union]], which sat down with other toll-payer groups Thursday, {{said}} <<no>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"said earlier", "[[Jon Lund]] {{said}} earlier, <<tolls would fall>>.", "", "", "2024-02-16", DateMethod::deictic},
    {"a study by its month", "[[A study published last month by Oslo engineers]] {{found}} that <<roofs leak>>.",
     "2024-01-01", "2024-01-01", "2024-01-31", DateMethod::deictic},
    {"an old saying recalled is not lent behind the news",
     "[[Jon Lund]] {{said}} on Friday that <<tolls fell>>.\n\n[[Lund]] {{announced}} on Monday that <<they would>>.\n\n"
     "[[Lund]] {{said}} <<roofs leak>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::same_occasion},
    {"what was asked about", "Asked about a speech on Wednesday, [[Jon Lund]] {{said}} <<no>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"asked on a day", "Asked on Wednesday about it, [[Jon Lund]] {{said}} <<no>>.", "2024-02-14", "2024-02-14",
     "2024-02-14", DateMethod::weekday},
    {"a meeting's day with its ending", "[[Jon Lund]] {{told}} her during Wednesday's meeting that <<roofs leak>>.",
     "2024-02-14", "2024-02-14", "2024-02-14", DateMethod::weekday},
    {"last week, told on a Sunday, is the week that ends", "[[Jon Lund]] {{said}} last week that <<roofs leak>>.",
     "2024-02-14", "2024-02-12", "2024-02-18", DateMethod::deictic, "2024-02-18"},
    {"asked on a day if something would be",
     "Asked on Wednesday if the gate would close, [[Jon Lund]] {{said}} <<no>>.", "2024-02-14", "2024-02-14",
     "2024-02-14", DateMethod::weekday},
    {"asked by somebody on a day",
     "Asked by the Port Gazette on Wednesday whether it leaks, [[Jon Lund]] {{said}} <<no>>.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::weekday},
    {"during a campaign that is over", "During the campaign, [[Jon Lund]] {{said}} <<tolls would fall>>.", "", "",
     "2024-02-16", DateMethod::deictic},
    {"as a candidate", "In his last speech as a candidate, [[Jon Lund]] {{promised}} <<new piers>>.", "", "",
     "2024-02-16", DateMethod::deictic},
    {"a campaign's rally is an occasion of today", "During a campaign rally, [[Jon Lund]] {{said}} <<roofs leak>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"a paragraph that tells of a month",
     "In January the council shut the pier. [[Jon Lund]] {{voiced}} <<his dismay>>.", "2024-01-01", "2024-01-01",
     "2024-01-31", DateMethod::same_occasion},
    {"a paragraph that tells of a ruling's month",
     "In a ruling last month, the judge shut the pier. [[He]] {{called}} <<it unsafe>>.", "2024-01-01", "2024-01-01",
     "2024-01-31", DateMethod::same_occasion},
    {"a paragraph that tells of a month is over where another time begins",
     "In January the council shut the pier. It was opened on Thursday. [[Jon Lund]] {{voiced}} <<his joy>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"a paragraph that tells since a month tells of now",
     "Since January the pier was shut. [[Jon Lund]] {{voiced}} <<his dismay>>.", "2024-02-16", "2024-02-16",
     "2024-02-16", DateMethod::published},
    {"who says much on the article's day says it there, whatever he said the day before",
     "[[Jon Lund]] {{said}} <<no>>. [[Lund]] {{said}} <<roofs leak>>. [[Lund]] {{said}} <<it rains>>. "
     "[[Lund]] {{said}} on Thursday that <<it pours>>. [[Lund]] {{said}} <<it snows>>.",
     "2024-02-15", "2024-02-15", "2024-02-15", DateMethod::same_occasion},
    {"the first news goes on two paragraphs behind an older one",
     "[[Jon Lund]] {{said}} on Friday that <<tolls fell>>.\n\n[[Lund]] {{announced}} on Thursday that "
     "<<they would>>.\n\nThe port was calm.\n\n[[Lund]] {{said}} <<roofs leak>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::same_occasion},
    {"an older one goes on in the next paragraph",
     "[[Jon Lund]] {{said}} on Friday that <<tolls fell>>.\n\n[[Lund]] {{announced}} on Thursday that "
     "<<they would>>.\n\n[[Lund]] {{said}} <<roofs leak>>.",
     "2024-02-15", "2024-02-15", "2024-02-15", DateMethod::same_occasion},
    {"the day before, with which the telling began, for all who spoke",
     "On Thursday the council met.\n\nThe mayor left early.\n\n[[Ada Pell]] {{called}} <<it a folly>>.", "2024-02-15",
     "2024-02-15", "2024-02-15", DateMethod::same_occasion},
    {"the day before, three paragraphs back",
     "On Thursday the council met.\n\nThe mayor left early.\n\nIt rained.\n\n[[Ada Pell]] {{called}} <<it a folly>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"an older day with which the telling began",
     "On Tuesday the council met.\n\n[[Ada Pell]] {{called}} <<it a folly>>.", "2024-02-16", "2024-02-16", "2024-02-16",
     DateMethod::published},
    {"who speaks now speaks of the day before",
     "On Thursday the council met.\n\n[[Ada Pell]] {{calls}} <<it a folly>>.", "2024-02-16", "2024-02-16", "2024-02-16",
     DateMethod::published},
    {"a letter in which he wrote", "The mayor read a letter in which [[Jon Lund]] {{wrote}} <<tolls would fall>>.", "",
     "", "2024-02-16", DateMethod::deictic},
    {"some of whom", "The owners, some of [[whom]] {{called}} <<it a folly>>, will meet.", "", "", "2024-02-16",
     DateMethod::deictic},
    {"some of whom call it so now", "The owners, some of [[whom]] {{call}} <<it a folly>>, will meet.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"who said it the day before and says it again",
     "[[Jon Lund]] {{said}} on Thursday that <<tolls would fall>>.\n\n[[Lund]] {{says}} <<roofs leak>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a month before a name", "[[An April Oslo poll]] {{found}} that <<roofs leak>>.", "2023-04-01", "2023-04-01",
     "2023-04-30", DateMethod::date},
    {"a month that is a name", "[[April Oslo]] {{found}} that <<roofs leak>>.", "2024-02-16", "2024-02-16",
     "2024-02-16", DateMethod::published},
    {"testimony before a court in a month, before something else",
     "In testimony before the court last month, before it rose, [[Ada Pell]] {{said}} <<roofs leak>>.", "2024-01-01",
     "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"a month told before goes on in the next paragraph's quotation",
     "In January the council shut the pier. [[Jon Lund]] {{voiced}} <<dismay>>.\n\n\"<<It was safe>>,\" [[he]] {{said}}.",
     "2024-01-01", "2024-01-01", "2024-01-31", DateMethod::same_occasion},
    {"a perfect of a strong verb", "[[Jon Lund]] {{has shown}} <<impatience>>.", "", "", "2024-02-16",
     DateMethod::tense},
    {"one sentence, one day, for all that is joined in it",
     "In a poll on Tuesday [[half]] {{said}} <<roofs leak>>, while [[others]] {{said}} <<they do not>>, and [[some]] "
     "{{said}} <<it never rains>>.",
     "2024-02-13", "2024-02-13", "2024-02-13", DateMethod::same_occasion},
    {"one sentence, one day, but for who says it now",
     "In a poll on Tuesday [[half]] {{said}} <<roofs leak>>, while [[Ada Pell]] {{says}} <<they do not>>.",
     "2024-02-16", "2024-02-16", "2024-02-16", DateMethod::published},
    {"a day before although",
     "The pier was shut on Tuesday, although [[Ada Pell]], who had built it, {{said}} <<it was safe>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"when the speaker was appointed, and by whom",
     "[[Ada Pell, a judge appointed to the bench by Jon Lund in 2004]], {{cited}} <<a lack of proof>>.", "2024-02-16",
     "2024-02-16", "2024-02-16", DateMethod::published},
    {"a day behind a speaker owned by the state", "[[State-owned Oslo Works on Thursday]] {{said}} <<no>>.",
     "2024-02-15", "2024-02-15", "2024-02-15", DateMethod::weekday},
    {"earlier in the day is the article's",
     "The gate was shut on Wednesday. Earlier in the day, [[Jon Lund]] {{said}} <<no>>.", "2024-02-16", "2024-02-16",
     "2024-02-16", DateMethod::deictic},
    {"later in the day goes on", "The gate was shut on Wednesday. Later in the day, [[Jon Lund]] {{said}} <<no>>.",
     "2024-02-14", "2024-02-14", "2024-02-14", DateMethod::deictic},
    {"no day known at all", "[[Anna Berg]] {{said}} on Thursday that <<tolls would fall>>.", "", "", "",
     DateMethod::none, ""},
    {"no day known, but written", "[[Anna Berg]] {{said}} on 14 February 2024 that <<tolls would fall>>.", "2024-02-14",
     "2024-02-14", "2024-02-14", DateMethod::date, ""},
};

TEST_CASE("the day on which it was said") {
  for (const Case& each : cases) {
    const std::string what = each.what;
    CAPTURE(what);
    const SaidDate said = said_in(each.text, each.published).back();
    CHECK(shown(said.date) == each.date);
    CHECK(shown(said.earliest) == each.earliest);
    CHECK(shown(said.latest) == each.latest);
    CHECK(said.method == each.method);
  }
}

TEST_CASE("a day further down lends nothing to one who said much before it") {
  const std::string_view text =
      "[[Jon Lund]] {{said}} <<no>>. [[Lund]] {{said}} <<roofs leak>>. [[Lund]] {{said}} <<it rains>>. "
      "[[Lund]] {{said}} <<it snows>>. [[Lund]] {{said}} on Thursday that <<it pours>>.";
  const std::vector<SaidDate> said = said_in(text, "2024-02-16");
  for (std::size_t i = 0; i < 4; ++i) CHECK(shown(said[i].date) == "2024-02-16");
  CHECK(shown(said[4].date) == "2024-02-15");
}

TEST_CASE("never later than the publication, whatever day the article names") {
  const struct {
    const char* when;
    const char* date;
    const char* latest;
  } days[] = {{"on Monday", "2024-02-12", "2024-02-12"},
              {"on Sunday", "2024-02-11", "2024-02-11"},
              {"next week", "2024-02-16", "2024-02-16"},
              {"tomorrow", "2024-02-16", "2024-02-16"},
              {"in March", "2023-03-01", "2023-03-31"},
              {"in 2031", "2024-02-16", "2024-02-16"},
              {"on 20 February 2024", "2024-02-16", "2024-02-16"},
              {"this year", "2024-01-01", "2024-02-16"},
              {"this month", "2024-02-01", "2024-02-16"}};
  for (const auto& each : days) {
    CAPTURE(each.when);
    const std::string text = std::string("[[Anna Berg]] {{said}} ") + each.when + " that <<tolls would fall>>.";
    const SaidDate said = said_in(text, "2024-02-16").back();
    CHECK(to_string(said.date) == each.date);
    CHECK(to_string(said.latest) == each.latest);
    CHECK(said.latest <= *parse_iso_date("2024-02-16"));
  }
}

TEST_CASE("values of temporal words") {
  struct Value {
    const char* words;
    const char* value;
  };
  const Value values[] = {{"on Thursday night", "2024-02-15TNI"},
                          {"last month", "2024-01"},
                          {"in the 1980s", "198"},
                          {"two years ago", "2022"},
                          {"for two years", "P2Y"},
                          {"next week", "2024-W08"},
                          {"last summer", "2023-SU"},
                          {"14th of March 2019", "2019-03-14"},
                          {"the first quarter of 2023", "2023-Q1"}};
  for (const Value& each : values) {
    CAPTURE(each.words);
    const std::string text = std::string("The gate was shut ") + each.words + ".";
    text::TokenizedText tokens;
    text::tokenize(text, tables::shipped_lexicon(), tokens);
    const auto times = find_time_expressions(tokens, *parse_iso_date("2024-02-16"), time_words());
    REQUIRE(times.size() == 1);
    CHECK(times[0].value == each.value);
  }
}

TEST_CASE("every date has a trace and its words") {
  const SaidDate said = said_in("[[Anna Berg]] {{said}} on Thursday that <<tolls would fall>>.", "2024-02-16").back();
  REQUIRE(said.trace.size() == 1);
  CHECK(said.trace[0].stage == "date");
  CHECK(said.words.end - said.words.begin == 8);
  CHECK(said_in("[[Anna Berg]] {{said}} <<no>>.", "2024-02-16").back().trace[0].rule == "times:published");
}

}  // namespace
}  // namespace onrecord::resolve
