// Languages: texts in others than English are told, English with foreign words in it is not.
#include "tables/languages.h"

#include <doctest/doctest.h>

#include "onrecord/error.h"
#include "support/shipped_table.h"

using namespace onrecord;
using namespace onrecord::tables;

namespace {

const Languages& shipped() {
  static const Languages languages(testing::shipped_table("languages.tsv"));
  return languages;
}

std::string told(std::string_view text, std::string_view given = {}) {
  return shipped().other_than_english(text, given);
}

}  // namespace

TEST_CASE("languages: what is not in English is told") {
  CHECK(told("Die Regierung hat am Mittwoch mitgeteilt, dass sie den Bau des Tunnels nicht weiter unterstützen werde. "
             "Ministerin Elena Marsh sagte, die Kosten seien zu stark gestiegen. Die Opposition forderte eine Sitzung "
             "und warf ihr vor, die Gemeinden zu spät informiert zu haben.") == "German");
  CHECK(told("Le gouvernement a annoncé mercredi qu'il ne soutiendrait plus la construction du tunnel. La ministre "
             "Elena Marsh a déclaré que les coûts avaient trop augmenté au cours des deux dernières années.") ==
        "French");
  CHECK(told("El gobierno anunció el miércoles que ya no apoyará la construcción del túnel. La ministra Elena Marsh "
             "dijo que los costos habían subido demasiado en los últimos dos años.") == "Spanish");
  CHECK(told("Rząd ogłosił w środę, że nie będzie już wspierał budowy tunelu. Minister Elena Marsh powiedziała, że "
             "koszty wzrosły zbyt mocno w ciągu ostatnich dwóch lat. Raport ma być gotowy w przyszłym tygodniu.") ==
        "Polish");
  CHECK(told("Правительство сообщило в среду, что больше не будет поддерживать строительство тоннеля. Министр "
             "сказала, что расходы выросли слишком сильно за последние два года, и с этим надо что-то делать.") ==
        "Russian");
  CHECK(
      told(
          "政府星期三宣布不再支持新隧道的建设。部长表示，过去两年费用增长过快。反对派要求议会召开特别会议，并指责部长没有"
          "及时通知山谷的居民。委员会将于下周提交报告。议员们对此表示关注，认为政府应当说明原因。") ==
      "another script");
}

TEST_CASE("languages: English stays English") {
  CHECK(told("The minister said on Wednesday that the motto of the valley was \"la libertad de los pueblos por la "
             "justicia\", and that she would not change it. \"No pasarán\", she added, and the crowd sang.")
            .empty());
  CHECK(told("Shr 34 cts vs 30 cts. Net 1.2 mln vs 1.0 mln. Revs 23.4 mln vs 21.0 mln. Avg shrs 3.4 mln vs 3.3 mln. "
             "Nine mths shr 99 cts vs 88 cts net 3.3 mln vs 2.9 mln revs 66 mln vs 61 mln.")
            .empty());
  CHECK(told("The minister said no.").empty());
  CHECK(told("").empty());
}

TEST_CASE("languages: what the input says counts where the words do not tell") {
  CHECK(told("Nein.", "de-AT") == "German");
  CHECK(told("Nej.", "sv") == "Swedish");
  CHECK(told("Ez.", "eu") == "eu");
  CHECK(told("No.", "en_GB").empty());
  CHECK(told("No.", "English").empty());
  CHECK(told("The minister said on Wednesday that the government would not pay for the tunnel, and that it was for the "
             "towns to find the money by the end of the year.",
             "de")
            .empty());
}

TEST_CASE("languages: any bytes, cut anywhere") {
  const std::string text = "Über die Brücke — “naïve” 政府 \xF0\x9F\x9A\xA2 и";
  for (std::size_t end = 0; end <= text.size(); ++end) CHECK(told(std::string_view(text).substr(0, end)).empty());
  CHECK_THROWS_AS(Languages({Table::parse("l.tsv", "code\tlanguage\twords\nxx\tSyldavian\t\n")}), Error);
}
