internal import XMLStream

/// Characters that HTML names, as in `&nbsp;` and `&ccaron;`.
///
/// The 253 of HTML 4 by libxml2; of those that HTML 5 added (W3C, "XML Entity Definitions for
/// Characters") letters and common signs.
enum NamedCharacters {
  /// The character of that name; nil for a name that is none.
  static func scalar(_ name: String) -> Unicode.Scalar? {
    XMLCharacters.htmlEntity(name) ?? added[name]
  }

  private static let added: [String: Unicode.Scalar] = {
    var found: [String: Unicode.Scalar] = [:]
    let words = list.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      found[String(words[index])] = UInt32(words[index + 1], radix: 16).flatMap {
        Unicode.Scalar($0)
      }
    }
    return found
  }()

  /// Names, each with its code point in hexadecimal.
  private static let list = """
    Tab 9 NewLine A excl 21 QUOT 22 num 23 dollar 24 percnt 25 AMP 26 apos 27 lpar 28 rpar 29
    ast 2A midast 2A plus 2B comma 2C period 2E sol 2F colon 3A semi 3B LT 3C equals 3D GT 3E
    quest 3F commat 40 lbrack 5B lsqb 5B bsol 5C rbrack 5D rsqb 5D Hat 5E UnderBar 5F lowbar 5F
    DiacriticalGrave 60 grave 60 lbrace 7B lcub 7B VerticalLine 7C verbar 7C vert 7C rbrace 7D
    rcub 7D
    Amacr 100 amacr 101 Abreve 102 abreve 103 Aogon 104 aogon 105 Cacute 106 cacute 107 Ccirc 108
    ccirc 109 Cdot 10A cdot 10B Ccaron 10C ccaron 10D Dcaron 10E dcaron 10F Dstrok 110 dstrok 111
    Emacr 112 emacr 113 Edot 116 edot 117 Eogon 118 eogon 119 Ecaron 11A ecaron 11B Gcirc 11C
    gcirc 11D Gbreve 11E gbreve 11F Gdot 120 gdot 121 Gcedil 122 Hcirc 124 hcirc 125 Hstrok 126
    hstrok 127 Itilde 128 itilde 129 Imacr 12A imacr 12B Iogon 12E iogon 12F Idot 130 imath 131
    inodot 131 IJlig 132 ijlig 133 Jcirc 134 jcirc 135 Kcedil 136 kcedil 137 kgreen 138 Lacute 139
    lacute 13A Lcedil 13B lcedil 13C Lcaron 13D lcaron 13E Lmidot 13F lmidot 140 Lstrok 141
    lstrok 142 Nacute 143 nacute 144 Ncedil 145 ncedil 146 Ncaron 147 ncaron 148 napos 149 ENG 14A
    eng 14B Omacr 14C omacr 14D Odblac 150 odblac 151 Racute 154 racute 155 Rcedil 156 rcedil 157
    Rcaron 158 rcaron 159 Sacute 15A sacute 15B Scirc 15C scirc 15D Scedil 15E scedil 15F
    Tcedil 162 tcedil 163 Tcaron 164 tcaron 165 Tstrok 166 tstrok 167 Utilde 168 utilde 169
    Umacr 16A umacr 16B Ubreve 16C ubreve 16D Uring 16E uring 16F Udblac 170 udblac 171 Uogon 172
    uogon 173 Wcirc 174 wcirc 175 Ycirc 176 ycirc 177 Zacute 179 zacute 17A Zdot 17B zdot 17C
    Zcaron 17D zcaron 17E
    IOcy 401 DJcy 402 GJcy 403 Jukcy 404 DScy 405 Iukcy 406 YIcy 407 Jsercy 408 LJcy 409 NJcy 40A
    TSHcy 40B KJcy 40C Ubrcy 40E DZcy 40F Acy 410 Bcy 411 Vcy 412 Gcy 413 Dcy 414 IEcy 415
    ZHcy 416 Zcy 417 Icy 418 Jcy 419 Kcy 41A Lcy 41B Mcy 41C Ncy 41D Ocy 41E Pcy 41F Rcy 420
    Scy 421 Tcy 422 Ucy 423 Fcy 424 KHcy 425 TScy 426 CHcy 427 SHcy 428 SHCHcy 429 HARDcy 42A
    Ycy 42B SOFTcy 42C Ecy 42D YUcy 42E YAcy 42F acy 430 bcy 431 vcy 432 gcy 433 dcy 434 iecy 435
    zhcy 436 zcy 437 icy 438 jcy 439 kcy 43A lcy 43B mcy 43C ncy 43D ocy 43E pcy 43F rcy 440
    scy 441 tcy 442 ucy 443 fcy 444 khcy 445 tscy 446 chcy 447 shcy 448 shchcy 449 hardcy 44A
    ycy 44B softcy 44C ecy 44D yucy 44E yacy 44F iocy 451 djcy 452 gjcy 453 jukcy 454 dscy 455
    iukcy 456 yicy 457 jsercy 458 ljcy 459 njcy 45A tshcy 45B kjcy 45C ubrcy 45E dzcy 45F
    NegativeMediumSpace 200B NegativeThickSpace 200B NegativeThinSpace 200B
    NegativeVeryThinSpace 200B ZeroWidthSpace 200B dash 2010 hyphen 2010 horbar 2015 nldr 2025
    incare 2105 numero 2116 copysr 2117 rx 211E frac13 2153 frac23 2154 frac18 215B frac38 215C
    frac58 215D frac78 215E LeftArrow 2190 ShortLeftArrow 2190 leftarrow 2190 slarr 2190
    RightArrow 2192 ShortRightArrow 2192 rightarrow 2192 srarr 2192 RightTeeArrow 21A6 map 21A6
    mapsto 21A6 blank 2423 bigstar 2605 starf 2605 star 2606 phone 260E female 2640 male 2642
    check 2713 checkmark 2713 cross 2717
    """
}
