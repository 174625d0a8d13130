/// Languages by the numbers and abbreviations of Windows (MS-LCID), which its programs write for tags.
enum WindowsLanguages {
  /// Tags by LCID.
  static let tags: [Int: String] = {
    var found: [Int: String] = [:]
    let words = list.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      if let number = Int(words[index]) { found[number] = String(words[index + 1]) }
    }
    return found
  }()

  private static let list = """
    1 ar 2 bg 3 ca 4 zh-Hans 5 cs 6 da 7 de 8 el 9 en 10 es 11 fi 12 fr 13 he 14 hu 15 is 16 it
    17 ja 18 ko 19 nl 20 no 21 pl 22 pt 24 ro 25 ru 26 hr 27 sk 28 sq 29 sv 30 th 31 tr 32 ur
    33 id 34 uk 35 be 36 sl 37 et 38 lv 39 lt 41 fa 42 vi 43 hy 44 az 45 eu 47 mk 54 af 55 ka
    57 hi 58 mt 60 ga 62 ms 63 kk
    1025 ar-SA 2049 ar-IQ 3073 ar-EG 1026 bg-BG 1027 ca-ES 1028 zh-TW 2052 zh-CN 3076 zh-HK
    4100 zh-SG 1029 cs-CZ 1030 da-DK 1031 de-DE 2055 de-CH 3079 de-AT 4103 de-LU 5127 de-LI
    1032 el-GR 1033 en-US 2057 en-GB 3081 en-AU 4105 en-CA 5129 en-NZ 6153 en-IE 7177 en-ZA
    16393 en-IN 1034 es-ES 2058 es-MX 3082 es-ES 11274 es-AR 13322 es-CL 9226 es-CO 21514 es-US
    1035 fi-FI 1036 fr-FR 2060 fr-BE 3084 fr-CA 4108 fr-CH 5132 fr-LU 1037 he-IL 1038 hu-HU
    1039 is-IS 1040 it-IT 2064 it-CH 1041 ja-JP 1042 ko-KR 1043 nl-NL 2067 nl-BE 1044 nb-NO
    2068 nn-NO 1045 pl-PL 1046 pt-BR 2070 pt-PT 1048 ro-RO 2072 ro-MD 1049 ru-RU 2073 ru-MD
    1050 hr-HR 4122 hr-BA 1051 sk-SK 1052 sq-AL 1053 sv-SE 2077 sv-FI 1054 th-TH 1055 tr-TR
    1056 ur-PK 1057 id-ID 1058 uk-UA 1059 be-BY 1060 sl-SI 1061 et-EE 1062 lv-LV 1063 lt-LT
    1065 fa-IR 1066 vi-VN 1067 hy-AM 1068 az-Latn-AZ 2092 az-Cyrl-AZ 1069 eu-ES 1070 hsb-DE
    1071 mk-MK 1078 af-ZA 1079 ka-GE 1080 fo-FO 1081 hi-IN 1082 mt-MT 1083 se-NO 2108 ga-IE
    1086 ms-MY 1087 kk-KZ 1088 ky-KG 1091 uz-Latn-UZ 2115 uz-Cyrl-UZ 1106 cy-GB 1110 gl-ES
    1134 lb-LU 1122 fy-NL 1047 rm-CH
    2074 sr-Latn-CS 3098 sr-Cyrl-CS 6170 sr-Latn-BA 7194 sr-Cyrl-BA 9242 sr-Latn-RS
    10266 sr-Cyrl-RS 11290 sr-Latn-ME 12314 sr-Cyrl-ME 27674 sr-Cyrl 28698 sr-Latn 31770 sr
    5146 bs-Latn-BA 8218 bs-Cyrl-BA 25626 bs-Cyrl 26650 bs-Latn 30746 bs 127 und
    """

  /// Tags by the abbreviations of three letters, where these are no ISO 639 codes.
  static let abbreviations = [
    "enu": "en-US", "ena": "en-AU", "enc": "en-CA", "enz": "en-NZ", "eni": "en-IE",
    "des": "de-CH", "dea": "de-AT", "frb": "fr-BE", "frc": "fr-CA", "frs": "fr-CH",
    "esp": "es-ES", "esm": "es-MX", "esn": "es-ES", "its": "it-CH", "ptb": "pt-BR",
    "ptg": "pt-PT", "nlb": "nl-BE", "chs": "zh-Hans", "cht": "zh-Hant", "csy": "cs-CZ",
    "plk": "pl-PL", "sky": "sk-SK", "trk": "tr-TR", "sve": "sv-SE",
    "srl": "sr-Latn", "srm": "sr-Latn-RS", "sro": "sr-Cyrl-RS",
    "srs": "sr-Latn-BA", "srn": "sr-Cyrl-BA", "zh-chs": "zh-Hans", "zh-cht": "zh-Hant",
  ]
}
