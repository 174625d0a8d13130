/// Words that neither begin nor end a term, and words that tell what stands behind them.
enum SmallWords {
  static let english: Set<String> = [
    "a", "about", "above", "after", "again", "all", "allow", "allows", "already", "also", "always",
    "an", "and", "another", "any", "anyway", "are", "as", "at", "back", "be", "because", "been",
    "before", "being", "below", "between", "both", "but", "by", "can", "cannot", "could", "currently",
    "did", "do", "does", "doing", "done", "down", "due", "during", "each", "either", "enough", "etc",
    "even", "ever", "every", "few", "for", "from", "further", "get", "gets", "give", "given", "go",
    "good", "got", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "however",
    "if", "in", "instead", "into", "is", "it", "its", "itself", "just", "keep", "last", "later", "least",
    "less", "let", "like", "longer", "made", "make", "makes", "making", "many", "may", "maybe", "me",
    "might", "more", "most", "much", "must", "my", "need", "needs", "never", "new", "next", "no", "non",
    "none", "not", "nothing", "now", "of", "off", "old", "on", "once", "one", "only", "onto", "or",
    "other", "others", "our", "out", "over", "own", "per", "please", "possible", "previous", "put",
    "rather", "really", "same", "see", "several", "shall", "she", "should", "since", "so", "some",
    "something", "such", "sure", "take", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "thing", "things", "this", "those", "though", "three", "through", "thus", "to",
    "together", "too", "two", "under", "until", "up", "upon", "us", "use", "used", "using", "very",
    "via", "want", "was", "we", "well", "were", "what", "when", "where", "whether", "which", "while",
    "who", "whole", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet",
    "you", "your", "yourself", "said", "says", "first", "second", "different", "following", "available",
    "don", "doesn", "isn", "didn", "won", "couldn", "aren", "ll", "re", "ve",
  ]

  static let serbian: Set<String> = [
    "a", "ako", "ali", "baš", "bez", "bi", "bih", "bila", "bile", "bili", "bilo", "bio", "biste",
    "biti", "bude", "budu", "da", "dalje", "dakle", "danas", "do", "dok", "dole", "dva", "dve", "ga",
    "gde", "gore", "hoće", "i", "iako", "ih", "ili", "im", "ima", "imaju", "imate", "između", "ipak",
    "isto", "iz", "iza", "iznad", "ja", "je", "jedan", "jedna", "jedno", "jednu", "jednog", "jer", "još",
    "ju", "kada", "kad", "kako", "kao", "ka", "kod", "koja", "koje", "kojem", "koji", "kojih", "kojim",
    "kojima", "kojoj", "kojom", "kojeg", "kog", "koga", "koju", "koliko", "kroz", "li", "me", "među",
    "mi", "mnogo", "mogao", "mogla", "moglo", "mogu", "može", "možete", "mora", "morate", "moraju",
    "moj", "na", "nad", "nakon", "nam", "nas", "naš", "ne", "neke", "neki", "neko", "nekoliko", "nema",
    "nemate", "ni", "nije", "nijedan", "nijedna", "nikada", "nisam", "niste", "nisu", "ništa", "no",
    "njega", "njegov", "njih", "njihov", "njima", "o", "od", "odmah", "on", "ona", "oni", "ono",
    "onda", "ova", "ovaj", "ovaj", "ove", "ovde", "ovih", "ovim", "ovo", "ovog", "ovoj", "ovom", "ovu",
    "par", "po", "pod", "pored", "posle", "pre", "pri", "prema", "preko", "protiv", "prvi", "prva",
    "prvo", "drugi", "druga", "drugo", "druge", "radi", "s", "sa", "sam", "samo", "sada", "sav", "sve",
    "svaka", "svaki", "svako", "svakog", "svi", "svih", "svim", "svoj", "svoje", "svoju", "svu", "se",
    "sebe", "si", "smo", "ste", "su", "sutra", "ta", "taj", "tako", "takođe", "tamo", "te", "ti", "tim",
    "to", "tog", "toga", "toj", "tom", "tome", "treba", "tri", "tu", "u", "uz", "vam", "vas", "vaš",
    "vaša", "vaše", "vašeg", "vašem", "vašoj", "vašu", "već", "veoma", "vi", "više", "vrlo", "za",
    "zaista", "zato", "zbog", "že", "će", "ćete", "ću", "želite", "što", "šta", "nova", "novi", "novo",
    "nove", "novu", "novog", "sledeći", "sledeća", "sledeće", "postoji", "dostupan", "dostupna",
    "moguće", "nemoguće", "isti", "ista", "putem", "unutar", "umesto", "tokom", "osim", "ukoliko", "zatim", "pomoću", "izvan", "često",
  ]

  /// Nouns and adjectives stand behind these.
  static let beforeNouns: Set<String> = [
    "the", "a", "an", "this", "these", "that", "of", "in", "for", "no", "your", "its", "their", "new",
    "each", "every", "any", "from", "with", "by", "on", "into", "some", "all", "which", "current",
    "selected", "his", "her", "my", "our",
  ]
  /// Verbs stand behind these.
  static let beforeVerbs: Set<String> = [
    "to", "cannot", "can", "will", "could", "would", "should", "must", "may", "might", "not", "you",
    "we", "they", "don't", "didn't", "please", "i", "let", "doesn", "couldn", "is", "are", "was",
    "were", "been", "be", "has", "have", "been", "automatically", "do",
  ]
}
