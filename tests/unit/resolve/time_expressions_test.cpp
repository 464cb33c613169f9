// Temporal words: what is one, where it ends, its TIMEX3 value and type.
#include <doctest/doctest.h>

#include "resolve/said_dates.h"
#include "support/shipped_table.h"
#include "tables/lexicon_reader.h"

namespace onrecord::resolve {
namespace {

const tables::TimeWords& time_words() {
  static const tables::TimeWords words(testing::shipped_table("time_words.tsv"));
  return words;
}

// "[surface=value TYPE] ..." of a text read on Thursday, 14 March 2019.
std::string times_in(const std::string& words) {
  text::TokenizedText tokens;
  text::tokenize(words, tables::shipped_lexicon(), tokens);
  std::string shown;
  for (const TimeExpression& time : find_time_expressions(tokens, *parse_iso_date("2019-03-14"), time_words()))
    shown += (shown.empty() ? "[" : " [") + words.substr(time.span.begin, time.span.end - time.span.begin) + '=' +
             time.value + ' ' + time.type + ']';
  return shown;
}

struct Case {
  const char* words;
  const char* times;
};

const Case cases[] = {
    {"Nothing happened on 12 March 2019 at all.", "[12 March 2019=2019-03-12 DATE]"},
    {"Nothing happened on March 12, 2019 at all.", "[March 12, 2019=2019-03-12 DATE]"},
    {"Nothing happened on March 12 at all.", "[March 12=2019-03-12 DATE]"},
    {"Nothing happened on the 12th of March at all.", "[12th of March=2019-03-12 DATE]"},
    {"Nothing happened in March 2019 at all.", "[March 2019=2019-03 DATE]"},
    {"Nothing happened in early 2019 at all.", "[early 2019=2019 DATE]"},
    {"Nothing happened in 2019 at all.", "[2019=2019 DATE]"},
    {"Nothing happened in the 1980s at all.", "[1980s=198 DATE]"},
    {"Nothing happened in the late 70s at all.", "[late 70s=197 DATE]"},
    {"Nothing happened in the '80s at all.", "['80s=198 DATE]"},
    {"A man in his 70s spoke.", ""},
    {"Nothing happened on 2019-03-12 at all.", "[2019-03-12=2019-03-12 DATE]"},
    {"Nothing happened at 16:08 UTC at all.", "[16:08 UTC=2019-03-14T16:08 TIME]"},
    {"Nothing happened at 6:40 p.m. at all.", "[6:40 p.m=2019-03-14T18:40 TIME]"},
    {"Nothing happened at 8 PM at all.", "[8 PM=2019-03-14T20:00 TIME]"},
    {"Nothing happened at 0800 GMT at all.", "[0800 GMT=2019-03-14T08:00 TIME]"},
    {"Nothing happened yesterday at all.", "[yesterday=2019-03-13 DATE]"},
    {"Nothing happened last night at all.", "[last night=2019-03-13TNI TIME]"},
    {"Nothing happened tomorrow morning at all.", "[tomorrow morning=2019-03-15TMO TIME]"},
    {"Nothing happened two days ago at all.", "[two days ago=2019-03-12 DATE]"},
    {"Nothing happened a week ago at all.", "[a week ago=2019-03-07 DATE]"},
    {"Nothing happened two and a half years ago at all.", "[two and a half years ago=2017 DATE]"},
    {"Nothing happened several days ago at all.", "[several days ago=PAST_REF DATE]"},
    {"Nothing will happen three weeks from now at all.", "[three weeks from now=2019-04-04 DATE]"},
    {"Nothing will happen two days from today at all.", "[two days from today=2019-03-16 DATE]"},
    {"Nothing happened last week at all.", "[last week=2019-W10 DATE]"},
    {"Nothing happened earlier this week at all.", "[earlier this week=2019-W11 DATE]"},
    {"Nothing happened last month at all.", "[last month=2019-02 DATE]"},
    {"Nothing happened last year at all.", "[last year=2018 DATE]"},
    {"Nothing happened this year at all.", "[this year=2019 DATE]"},
    {"Nothing will happen next year at all.", "[next year=2020 DATE]"},
    {"Nothing happened last Wednesday at all.", "[last Wednesday=2019-03-13 DATE]"},
    {"Nothing will happen next Wednesday at all.", "[next Wednesday=2019-03-20 DATE]"},
    {"Nothing happened on Wednesday evening at all.", "[Wednesday evening=2019-03-13TEV TIME]"},
    {"Nothing happened last weekend at all.", "[last weekend=2019-W10-WE DATE]"},
    {"Nothing happened last summer at all.", "[last summer=2018-SU DATE]"},
    {"Nothing happened in the summer of 2018 at all.", "[the summer of 2018=2018-SU DATE]"},
    {"Nothing happened in the first quarter of 2018 at all.", "[the first quarter of 2018=2018-Q1 DATE]"},
    {"Nothing happened in the third quarter at all.", "[the third quarter=2018-Q3 DATE]"},
    {"Nothing happened at the end of 2014 at all.", "[the end of 2014=2014 DATE]"},
    {"Nothing happened at the end of March at all.", "[the end of March=2019-03 DATE]"},
    {"It costs 10 dollars a day to run.", "[a day=P1D SET]"},
    {"It happened twice a year until then.", "[a year=P1Y SET]"},
    {"It happened three times a week until then.", "[a week=P1W SET]"},
    {"It comes every Monday in the morning.", "[every Monday=XXXX-WXX-1 SET]"},
    {"It is a weekly paper.", "[weekly=P1W SET]"},
    {"It lasted two hours in all.", "[two hours=PT2H DURATION]"},
    {"It lasted for 10 days in all.", "[10 days=P10D DURATION]"},
    {"Nothing happened in the past three years at all.", "[the past three years=P3Y DURATION]"},
    {"Nothing happened over the last two weeks at all.", "[the last two weeks=P2W DURATION]"},
    {"Nothing happened in recent months at all.", "[recent months=PXM DURATION]"},
    {"Nothing happened two days earlier at all.", "[two days=P2D DURATION]"},
    {"Nothing happened the following day at all.", "[the following day=2019-03-15 DATE]"},
    {"Nothing happened a day after the vote at all.", "[a day=P1D DURATION]"},
    {"Nothing happened the day before yesterday at all.", "[the day before yesterday=2019-03-12 DATE]"},
    {"Nothing will happen the day after tomorrow at all.", "[the day after tomorrow=2019-03-16 DATE]"},
    {"Nothing happened between 2014 and 2016 at all.", "[2014=2014 DATE] [2016=2016 DATE]"},
    {"Nothing happened now at all.", "[now=PRESENT_REF DATE]"},
    {"Nothing is known currently at all.", "[currently=PRESENT_REF DATE]"},
    {"Nothing happened on Christmas Day at all.", "[Christmas Day=2018-12-25 DATE]"},
    {"Nothing happened on Sept. 11, 2001 at all.", "[Sept. 11, 2001=2001-09-11 DATE]"},
    {"Nothing happened on Jan. 3 at all.", "[Jan. 3=2019-01-03 DATE]"},
    {"Nothing happened this morning at all.", "[this morning=2019-03-14TMO TIME]"},
    {"Nothing happened this March at all.", "[this March=2019-03 DATE]"},
    {"Nothing happened last March at all.", "[last March=2018-03 DATE]"},
    {"Nothing happened decades ago at all.", "[decades ago=PAST_REF DATE]"},
    {"Nothing happened a decade ago at all.", "[a decade ago=2009 DATE]"},
    {"Nothing happened a century ago at all.", "[a century ago=1919 DATE]"},
    {"Nothing happened an hour ago at all.", "[an hour ago=2019-03-14 TIME]"},
    {"Nothing happened minutes ago at all.", "[minutes ago=PAST_REF DATE]"},
    {"She is 27 years old today.", "[27 years=P27Y DURATION] [today=2019-03-14 DATE]"},
    {"The 10-day trip was over.", "[10-day=P10D DURATION]"},
    {"A five-year plan was made.", "[five-year=P5Y DURATION]"},
    {"Nothing happened in fiscal 2019 at all.", "[2019=2019 DATE]"},
    {"May was here.", ""},
    {"In May, it rained.", "[May=2018-05 DATE]"},
    {"It may rain.", ""},
    {"The March was long.", ""},
    {"Nothing happened on Monday or Tuesday at all.", "[Monday=2019-03-11 DATE] [Tuesday=2019-03-12 DATE]"},
    {"Nothing happened Monday, March 4 at all.", "[Monday, March 4=2019-03-04 DATE]"},
    {"Nothing happened on Monday 4 March 2019 at all.", "[Monday 4 March 2019=2019-03-04 DATE]"},
};

TEST_CASE("temporal words have their places, values and types") {
  for (const Case& each : cases) {
    CAPTURE(each.words);
    CHECK(times_in(each.words) == each.times);
  }
}

}  // namespace
}  // namespace onrecord::resolve
