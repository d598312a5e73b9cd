#include "extract/coreference/lexicon.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/name_key.hpp"
#include "common/utf8.hpp"

namespace relata::extract {

namespace {

using Set = std::unordered_set<std::string_view>;
using Map2 = std::unordered_map<std::string_view, std::string_view>;

// The words of a list written as one text, separated by `separator`; the views point into the literal.
template <class Visit>
void each(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    if (end > 0) visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

Set set_of(std::string_view list, char separator = ' ') {
  Set set;
  each(list, separator, [&](std::string_view word) { set.insert(word); });
  return set;
}

constexpr std::string_view kOrganizationNouns =
    "company firm business corporation enterprise startup start-up conglomerate subsidiary affiliate division unit arm branch bank lender insurer retailer maker "
    "manufacturer chipmaker carmaker automaker drugmaker planemaker shipbuilder provider supplier vendor giant powerhouse behemoth titan juggernaut rival competitor "
    "player group consortium institute institution university college school agency ministry department office bureau commission committee council board "
    "parliament congress senate government administration court tribunal police army navy union association federation foundation charity party team club league airline carrier "
    "operator utility exchange fund brokerage publisher newspaper broadcaster studio label laboratory lab hospital clinic church museum organization organisation body "
    "regulator watchdog authority cooperative co-op distributor wholesaler shipper foundry cabinet panel orchestra band "
    "choir nonprofit ngo syndicate cartel multinational unicorn incumbent upstart hyperscaler major";
constexpr std::string_view kPersonNouns =
    "person people man woman boy girl child baby teenager adult student pupil teacher professor scientist researcher engineer programmer developer analyst economist "
    "investor trader banker broker shareholder founder cofounder co-founder chairman chairwoman chairperson chair president director executive officer manager boss chief ceo cfo "
    "cto coo svp evp vp spokesman spokeswoman spokesperson minister premier chancellor senator congressman congresswoman governor mayor lawmaker politician diplomat ambassador king queen "
    "prince princess judge lawyer attorney prosecutor doctor nurse patient physician surgeon author writer poet novelist journalist reporter editor critic artist painter sculptor "
    "musician singer composer conductor actor actress athlete coach soldier general captain sergeant pilot farmer miller baker worker employee "
    "colleague friend neighbor neighbour father mother parent son daughter brother sister wife husband uncle aunt cousin grandfather grandmother widow heir successor predecessor "
    "expert veteran official resident citizen voter customer consumer user client visitor tourist guest member participant candidate owner tenant landlord buyer seller "
    "inventor pioneer entrepreneur billionaire tycoon magnate philanthropist activist protester refugee migrant immigrant victim suspect witness defendant survivor hero";
constexpr std::string_view kPlaceNouns =
    "country nation state province region city town village district county island continent river lake sea ocean mountain hill valley desert forest coast shore beach bay "
    "harbor harbour port airport street road avenue square bridge park garden neighborhood neighbourhood suburb area territory border peninsula canyon";
constexpr std::string_view kProductNouns =
    "model product chip processor semiconductor accelerator gpu cpu device phone smartphone tablet laptop computer server robot drone car vehicle truck aircraft jet plane "
    "software app application platform tool toolkit framework library assistant chatbot agent system service version series drug vaccine game console camera headset "
    "battery satellite rocket browser database llm api suite feature appliance machine gadget watch";
constexpr std::string_view kEventNouns =
    "conference summit forum meeting expo exhibition fair festival concert ceremony election vote referendum war battle conflict revolution crisis earthquake flood "
    "storm hurricane fire attack strike protest match tournament championship olympics trial hearing symposium workshop seminar webinar keynote "
    "launch-event wedding funeral pandemic epidemic outbreak";
constexpr std::string_view kWorkNouns =
    "book novel poem play film movie documentary episode song album symphony opera painting sculpture article paper report study survey essay speech law act bill "
    "treaty agreement constitution magazine journal blog website thesis patent";

std::unordered_map<std::string_view, EntityType> noun_classes() {
  std::unordered_map<std::string_view, EntityType> classes;
  const auto add = [&](std::string_view list, EntityType type) {
    each(list, ' ', [&](std::string_view word) { classes.emplace(word, type); });
  };
  add(kOrganizationNouns, EntityType::organization);
  add(kPersonNouns, EntityType::person);
  add(kPlaceNouns, EntityType::place);
  add(kProductNouns, EntityType::product);
  add(kEventNouns, EntityType::event);
  add(kWorkNouns, EntityType::work);
  return classes;
}

std::unordered_map<std::string_view, EntityType> name_word_classes() {
  std::unordered_map<std::string_view, EntityType> classes;
  const auto add = [&](std::string_view list, EntityType type) {
    each(list, ' ', [&](std::string_view word) { classes.emplace(word, type); });
  };
  add("university college school academy institute bank group holdings corporation company technologies laboratories labs industries airlines airways motors motor pharmaceuticals "
      "ministry department agency bureau commission committee council court parliament congress senate party union association federation foundation society church museum hospital "
      "club team league exchange partners ventures capital securities insurance energy electronics semiconductor semiconductors systems networks media news times post "
      "telecom mobile communications entertainment studios pictures records press reserve fund trust cooperative unicom police army navy guard office authority center centre "
      "organization organisation etf", EntityType::organization);
  add("conference summit forum expo exhibition fair festival olympics games cup championship championships tournament prix war battle revolution symposium awards "
      "ceremony election", EntityType::event);
  add("river lake sea ocean mountain mountains mount island islands valley desert street avenue road square boulevard bridge park airport harbor harbour bay beach city county province "
      "state district republic kingdom emirates peninsula gulf strait coast", EntityType::place);
  add("act treaty agreement constitution bible novel", EntityType::work);
  return classes;
}

constexpr std::string_view kTitles =
    "mr mrs ms miss mx dr prof professor sir dame lord lady president vice-president minister senator governor mayor judge justice general colonel major captain lieutenant sergeant admiral "
    "king queen prince princess pope cardinal bishop father sister brother rev reverend rabbi imam sheikh chancellor premier secretary ambassador chairman chairwoman ceo cfo cto coo svp evp vp "
    "director analyst economist founder co-founder cofounder spokesman spokeswoman spokesperson congressman congresswoman representative detective inspector officer coach doctor "
    "attorney engineer author executive chief";

constexpr std::string_view kPlaces =
    "afghanistan;albania;algeria;andorra;angola;argentina;armenia;australia;austria;azerbaijan;bahamas;bahrain;bangladesh;barbados;belarus;belgium;belize;benin;bhutan;bolivia;"
    "bosnia and herzegovina;bosnia;botswana;brazil;brunei;bulgaria;burkina faso;burundi;cambodia;cameroon;canada;cape verde;central african republic;chad;chile;china;colombia;comoros;"
    "congo;costa rica;croatia;cuba;cyprus;czechia;czech republic;denmark;djibouti;dominica;dominican republic;ecuador;egypt;el salvador;equatorial guinea;eritrea;estonia;eswatini;"
    "ethiopia;fiji;finland;france;gabon;gambia;germany;ghana;greece;grenada;guatemala;guinea;guyana;haiti;honduras;hungary;iceland;india;indonesia;iran;iraq;ireland;israel;italy;"
    "ivory coast;jamaica;japan;kazakhstan;kenya;kiribati;kosovo;kuwait;kyrgyzstan;laos;latvia;lebanon;lesotho;liberia;libya;liechtenstein;lithuania;luxembourg;madagascar;malawi;"
    "malaysia;maldives;mali;malta;mauritania;mauritius;mexico;micronesia;moldova;monaco;mongolia;montenegro;morocco;mozambique;myanmar;namibia;nauru;nepal;netherlands;new zealand;"
    "nicaragua;niger;nigeria;north korea;north macedonia;norway;oman;pakistan;palau;palestine;panama;papua new guinea;paraguay;peru;philippines;poland;portugal;qatar;romania;russia;"
    "rwanda;samoa;san marino;saudi arabia;senegal;serbia;seychelles;sierra leone;singapore;slovakia;slovenia;solomon islands;somalia;south africa;south korea;south sudan;spain;"
    "sri lanka;sudan;suriname;sweden;switzerland;syria;taiwan;tajikistan;tanzania;thailand;togo;tonga;trinidad and tobago;tunisia;turkey;türkiye;turkmenistan;tuvalu;uganda;ukraine;"
    "united arab emirates;uae;united kingdom;uk;u.k.;great britain;britain;england;scotland;wales;northern ireland;united states;united states of america;us;u.s.;usa;u.s.a.;america;"
    "uruguay;uzbekistan;vanuatu;vatican;venezuela;vietnam;yemen;zambia;zimbabwe;hong kong;macau;greenland;puerto rico;tibet;africa;asia;europe;north america;south america;latin america;"
    "central america;antarctica;oceania;middle east;far east;southeast asia;south asia;central asia;eastern europe;western europe;scandinavia;the balkans;caribbean;sub-saharan africa;"
    "eu;e.u.;european union;beijing;shanghai;hangzhou;shenzhen;tokyo;seoul;delhi;mumbai;dubai;london;paris;berlin;madrid;rome;moscow;washington;new york;san francisco;"
    "silicon valley;los angeles;chicago;boston;toronto;sydney;brussels;geneva;zurich;vienna;amsterdam;jakarta;bangkok;manila;hanoi;cairo;lagos;nairobi;istanbul;tel aviv;jerusalem";

constexpr std::string_view kNationalities =
    "afghan=afghanistan;african=africa;algerian=algeria;american=united states;argentine=argentina;argentinian=argentina;asian=asia;australian=australia;austrian=austria;bangladeshi=bangladesh;"
    "belgian=belgium;brazilian=brazil;british=united kingdom;bulgarian=bulgaria;canadian=canada;chilean=chile;chinese=china;colombian=colombia;croatian=croatia;cuban=cuba;czech=czechia;"
    "danish=denmark;dutch=netherlands;egyptian=egypt;emirati=united arab emirates;english=england;estonian=estonia;ethiopian=ethiopia;european=europe;filipino=philippines;finnish=finland;"
    "french=france;german=germany;ghanaian=ghana;greek=greece;hungarian=hungary;icelandic=iceland;indian=india;indonesian=indonesia;iranian=iran;iraqi=iraq;irish=ireland;israeli=israel;"
    "italian=italy;japanese=japan;jordanian=jordan;kenyan=kenya;korean=south korea;kuwaiti=kuwait;latvian=latvia;lebanese=lebanon;libyan=libya;lithuanian=lithuania;malaysian=malaysia;"
    "mexican=mexico;moroccan=morocco;nepali=nepal;nigerian=nigeria;norwegian=norway;pakistani=pakistan;palestinian=palestine;peruvian=peru;polish=poland;portuguese=portugal;qatari=qatar;"
    "romanian=romania;russian=russia;saudi=saudi arabia;scottish=scotland;senegalese=senegal;serbian=serbia;singaporean=singapore;slovak=slovakia;slovenian=slovenia;somali=somalia;"
    "spanish=spain;sudanese=sudan;swedish=sweden;swiss=switzerland;syrian=syria;taiwanese=taiwan;thai=thailand;tunisian=tunisia;turkish=turkey;ugandan=uganda;ukrainian=ukraine;"
    "venezuelan=venezuela;vietnamese=vietnam;welsh=wales;u.s.=united states;us=united states";

constexpr std::string_view kMaleNames =
    "adam ahmed alan albert alexander ali andrew anthony arthur benjamin bill bob brian carl charles christopher daniel david dennis donald douglas edward eddie elon eric frank fred "
    "gary george gerald gordon gregory harold harry henry howard hugh ian ivan jack jacob james jason jeff jeffrey jeremy jerome jim joe john jonathan joseph joshua juan justin keith "
    "kenneth kevin larry lawrence leo leonard louis luis luke mark martin matthew michael mike mohammed nathan nicholas noah oliver oscar patrick paul peter philip ralph raymond "
    "richard robert roger ronald roy russell samuel scott sean simon stephen steve steven theodore thomas tim timothy tom victor vincent vladimir walter warren wayne william zachary";
constexpr std::string_view kFemaleNames =
    "abigail alice alison amanda amy andrea angela ann anna anne annie barbara beth betty brenda carol caroline catherine cathie cathy charlotte cheryl christina christine claire clara cynthia "
    "deborah diana diane donna dorothy elena elizabeth ellen emily emma eva evelyn fatima florence frances gloria grace hannah heather helen ingrid irene isabel jane janet jennifer jessica "
    "joan joyce judith judy julia julie karen kate katherine kathleen kelly kimberly laura lauren linda lisa lucy margaret maria marie marilyn martha mary megan melissa michelle monica "
    "nancy natalie nicole olivia pamela patricia rachel rebecca rita rosa rose ruth sally sandra sara sarah sharon shirley sofia sophia stephanie susan teresa theresa tracy ursula "
    "valerie vera victoria virginia wendy yvonne";

constexpr std::string_view kAbstractNouns =
    "move step thing way matter fact case issue point part kind sort type lot bit number amount result reason effort announcement statement decision development news deal agreement plan "
    "strategy approach change situation question answer problem example idea topic subject figure total rest end beginning side aspect factor role level position place time moment period day "
    "week month year decade today one other another latter former same both all some many most none each either neither anything everything something nothing anyone everyone someone nobody "
    "partnership collaboration investment commitment initiative project program programme goal target action process success failure trend shift push bet pivot surge rally jump gain rise "
    "fall increase decrease drop growth expansion";

constexpr std::string_view kPointingNouns =
    "company firm business group organization organisation unit division arm giant startup maker chipmaker rival bank agency government model product system platform tool chip service software "
    "version app device man woman person people guy executive officer official analyst founder chief boss president chairman minister director author leader expert investor he she it they "
    "city country nation state town region area conference event meeting summit report study article paper table chart list section chapter link page site "
    "technology industry market sector";

constexpr std::string_view kAbbreviations =
    "ai ml it llm llms gpu gpus cpu cpus tpu tpus npu api apis sdk roi gdp gnp cpi ipo ipos etf etfs r&d hr pr tv tvs pc pcs vr ar xr iot ev evs saas paas iaas capex opex dna rna "
    "co2 led leds lcd usb ram ssd sql html url atm gps suv suvs vat erp crm ngo ngos mri hiv aids esg agi nlp ocr rpa 3d 4g 5g 6g wi-fi e-commerce ebitda eps q&a faq faqs";

constexpr std::string_view kRelationalNouns =
    "partnership collaboration alliance cooperation deal agreement contract talks negotiation competition rivalry dispute war conflict tension relation relationship investment stake interest share "
    "access ban restriction sanction export import demand supply need race push bid plan effort commitment approach response reaction attack growth increase rise surge drop decline fall "
    "reliance dependence dependency focus confidence faith trust belief optimism concern fear risk threat research study work progress lead leadership advantage contribution donation "
    "transition shift move change solution answer challenge opposition support tax tariff subsidy law rule regulation vote claim lawsuit case ruling talk visit trip tour return journey "
    "expert expertise training experience presence entry expansion introduction exposure purchase sale acquisition merger takeover spending expenditure budget";

std::string key_of(std::string_view word) {
  std::string key = utf8::lowercase(word);
  if (key.size() > 2 && key.back() == '.' && key.find('.') == key.size() - 1) key.pop_back();  // "Inc." but not "U.S."
  return key;
}

}  // namespace

EntityType class_of_noun(std::string_view lemma) {
  static const auto kClasses = noun_classes();
  std::string key = utf8::lowercase(lemma);
  const auto it = kClasses.find(key);
  return it == kClasses.end() ? EntityType::concept_ : it->second;
}

EntityType class_of_name_word(std::string_view word) {
  static const auto kClasses = name_word_classes();
  const std::string key = key_of(word);
  if (is_corporate_suffix(word)) return EntityType::organization;
  const auto it = kClasses.find(key);
  return it == kClasses.end() ? EntityType::concept_ : it->second;
}

bool is_title(std::string_view word) {
  static const Set kSet = set_of(kTitles);
  return kSet.contains(key_of(word));
}

bool is_place_name(std::string_view name) {
  static const Set kSet = set_of(kPlaces, ';');
  return kSet.contains(utf8::lowercase(name));
}

std::string_view place_of_adjective(std::string_view adjective) {
  static const Map2 kMap = [] {
    Map2 map;
    each(kNationalities, ';', [&](std::string_view pair) {
      const size_t equals = pair.find('=');
      map.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    });
    return map;
  }();
  const auto it = kMap.find(utf8::lowercase(adjective));
  return it == kMap.end() ? std::string_view() : it->second;
}

char gender_of_given_name(std::string_view name) {
  static const Set kMale = set_of(kMaleNames);
  static const Set kFemale = set_of(kFemaleNames);
  const std::string key = utf8::lowercase(name);
  if (kMale.contains(key)) return 'm';
  return kFemale.contains(key) ? 'f' : '\0';
}

bool is_common_abbreviation(std::string_view word) {
  static const Set kSet = set_of(kAbbreviations);
  return kSet.contains(utf8::lowercase(word));
}

bool is_empty_noun(std::string_view lemma) {
  static const Set kSet = set_of(kPointingNouns);
  return kSet.contains(utf8::lowercase(lemma)) || is_abstract_noun(lemma);
}

bool is_abstract_noun(std::string_view lemma) {
  static const Set kSet = set_of(kAbstractNouns);
  return kSet.contains(utf8::lowercase(lemma));
}

bool is_relational_noun(std::string_view lemma) {
  static const Set kSet = set_of(kRelationalNouns);
  return kSet.contains(utf8::lowercase(lemma));
}

}  // namespace relata::extract
