import Foundation

/// Files as producers of TMX write them, made up after what is known of each.
extension Producer {
  static let commercial = [
    Producer(
      name: "Trados 2007",
      encoding: .utf16,
      hasCarriageReturns: true,
      units: [#"en-US=Bridge over the river|sr-Latn-RS=Most preko reke šđčćž"#],
      text: #"""
        <?xml version="1.0" encoding="utf-16"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
        <header
          creationtool="TRADOS Translator's Workbench for Windows"
          creationtoolversion="Edition 8 Build 863"
          segtype="sentence"
          o-tmf="TW4Win 2.0 Format"
          adminlang="EN-US"
          srclang="EN-US"
          datatype="rtf"
          creationdate="20090312T101112Z"
          creationid="ANA"
        >
        <prop type="RTFFontTable">
        {\fonttbl 
        {\f1 \fmodern\fprq1 \fcharset0 Courier New;}}</prop>
        <prop type="RTFStyleSheet">
        {\stylesheet 
        {\St \s0 {\StN Normal}}}
        </prop>
        </header>

        <body>
        <tu creationdate="20090312T101112Z" creationid="ANA" changedate="20090312T101112Z" changeid="ANA" lastusagedate="20090312T101112Z" usagecount="2">
        <prop type="Txt::Client">X</prop>
        <tuv xml:lang="EN-US">
        <seg><ut>{\b </ut>Bridge<ut>}</ut> over the river</seg>
        </tuv>
        <tuv xml:lang="SR-LATN-CS">
        <seg><ut>{\b </ut>Most<ut>}</ut> preko reke šđčćž</seg>
        </tuv>
        </tu>
        </body>
        </tmx>

        """#
    ),
    Producer(
      name: "Trados Studio",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=Click here now|sr-Latn-RS=Kliknite ovde odmah"#],
      text: #"""
        \#u{FEFF}<?xml version="1.0" encoding="utf-8"?>
        <tmx version="1.4"><header creationtool="SDL Language Platform" creationtoolversion="8.0" o-tmf="SDL TM8 Format" datatype="xml" segtype="sentence" adminlang="en-US" srclang="en-US" creationdate="20140106T150442Z" creationid="DOMAIN\user"><prop type="x-Recognizers">RecognizeAll</prop><prop type="x-Quality:Integer"></prop><prop type="x-TMName">a</prop></header><body><tu creationdate="20140106T150442Z" creationid="D\u" changedate="20140106T150442Z" changeid="D\u" lastusagedate="20140106T150442Z"><prop type="x-LastUsedBy">D\u</prop><prop type="x-Context">0, 0</prop><prop type="x-Origin">TM</prop><prop type="x-ConfirmationLevel">ApprovedTranslation</prop><tuv xml:lang="en-US"><seg>Click <bpt i="1" type="1" x="1" />here<ept i="1" /> now</seg></tuv><tuv xml:lang="sr-Latn-RS"><seg>Kliknite <bpt i="1" type="1" x="1" />ovde<ept i="1" /> odmah</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "memoQ",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain falls |sr-Cyrl-RS=Киша пада "#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?>
        <tmx version="1.4">
          <header creationtool="MemoQ" creationtoolversion="9.4" segtype="sentence" adminlang="en-us" creationid="u" srclang="en" o-tmf="MemoQTM" datatype="unknown">
            <prop type="defclient">
            </prop>
            <prop type="defproject"></prop>
            <prop type="name">a</prop>
          </header>
          <body>
            <tu changedate="20210101T120000Z" creationdate="20210101T120000Z" creationid="u" changeid="u">
              <prop type="client"> </prop>
              <prop type="corrected">no</prop>
              <prop type="aligned">no</prop>
              <prop type="x-document">a.docx</prop>
              <tuv xml:lang="en">
                <prop type="x-context-pre">&lt;seg&gt;Before&lt;/seg&gt;</prop>
                <seg>Rain <bpt i="1" type="bold">{}</bpt>falls<ept i="1">{}</ept> <ph>&lt;ph type="x" /&gt;</ph></seg>
              </tuv>
              <tuv xml:lang="sr-cyrl-rs">
                <seg>Киша <bpt i='1' type='bold'>{}</bpt>пада<ept i='1'>{}</ept> <ph>&lt;ph type="x" /&gt;</ph></seg>
              </tuv>
            </tu>
          </body>
        </tmx>
        """#
    ),
    Producer(
      name: "Wordfast",
      encoding: .utf16LittleEndian,
      hasCarriageReturns: false,
      units: [#"en-US=Rain &apos; |sr=Kiša\#u{A0}x"#],
      text: #"""
        <?xml version="1.0" encoding="utf-16" ?>
        <!DOCTYPE tmx SYSTEM "tmx11.dtd">
        <tmx version="1.1"><header creationtool="Wordfast" creationtoolversion="5.53" segtype="sentence" o-tmf="WF5" adminlang="EN-US" srclang="EN-US" datatype="unknown"></header><body>
        <tu creationdate="20080101T101010Z" creationid="AB" usagecount="0"><tuv lang="EN-US"><seg>Rain &amp;apos; </seg></tuv><tuv lang="SR-SP"><seg>Kiša&#160;x</seg></tuv></tu>
        </body></tmx>
        """#
    ),
    Producer(
      name: "Deja Vu",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Ab|sr=Аб"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header creationtool="Deja Vu X3" creationtoolversion="9.0" segtype="sentence" o-tmf="Deja Vu" adminlang="en" srclang="en" datatype="unknown"/><body><tu creationdate="20150101T101010Z" creationid="A" changedate="0" changeid="A" tuid="17"><tuv xml:lang="en"><prop type="project">p</prop><seg>A<ph x="1" type="lb">{1}</ph>b</seg></tuv><tuv xml:lang="sr"><seg>А<ph x="1" type="lb">{1}</ph>б</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "MateCat",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=Rain &amp; snow|sr-Latn-RS=Kiša &amp; sneg"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
            <header
                    creationtool="Matecat-Cattool"
                    creationtoolversion="1.0"
                o-tmf="Matecat"
                    creationid="Matecat"
                    datatype="plaintext"
                    segtype="sentence"
                    adminlang="en-US"
                    srclang="en-US"/>
            <body>
            <tu tuid="1" creationdate="20200101T101010Z" datatype="plaintext" srclang="en-US">
                <prop type="x-MateCAT-id_job">1</prop>
                <tuv xml:lang="en-US">
                    <seg>Rain &amp;amp; snow</seg>
                </tuv>
                <tuv xml:lang="sr-Latn-RS">
                    <seg>Kiša &amp;amp; sneg</seg>
                </tuv>
            </tu>
        </body>
        </tmx>
        """#
    ),
    Producer(
      name: "MyMemory",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=Rain|sr-RS=Киша"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "https://mymemory.translated.net/tmx14.dtd">
        <tmx version="1.4"><header creationtool="MyMemory" creationtoolversion="1.0" segtype="sentence" o-tmf="MyMemory" adminlang="en" srclang="en-US" datatype="plaintext"></header><body><tu tuid="1"><tuv xml:lang="en-US"><seg>Rain␋</seg></tuv><tuv xml:lang="sr-RS"><seg>Киша</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Transifex",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr-Latn=Kiša"#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header creationtool="Transifex" creationtoolversion="1.0" segtype="sentence" o-tmf="Transifex TM" adminlang="en" srclang="en" datatype="PlainText"/><body><tu tuid="ab" datatype="Text" srclang="en" creationdate="2020-01-01T10:10:10.123456"><prop type="x-project-slug">a</prop><note>n</note><tuv xml:lang="en"><seg>Rain</seg></tuv><tuv xml:lang="sr@latin" creationdate="2020-01-01T10:10:10"><seg>Kiša</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Crowdin",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr-RS=Kiša|sr=Киша|de=Regen"#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE tmx SYSTEM "http://www.lisa.org/tmx/tmx14.dtd">
        <tmx version="1.4"><header creationtool="Crowdin TMX Tool" creationtoolversion="1.0" datatype="xml" o-tmf="crowdin" segtype="sentence" adminlang="en" srclang="en"/><body><tu tuid="1"><tuv xml:lang="en" creationid="u"><seg>Rain</seg></tuv><tuv xml:lang="sr-CS"><seg>Kiša</seg></tuv><tuv xml:lang="sr"><seg>Киша</seg></tuv><tuv xml:lang="de"><seg>Regen</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Microsoft",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=File &Open…|sr-Cyrl-RS=&Отвори…"#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?><tmx version="1.4"><header creationtool="Multilingual App Toolkit" creationtoolversion="4" segtype="phrase" o-tmf="MAT" adminlang="en-us" srclang="*all*" datatype="unknown"/><body><tu><prop type="x-p"/><tuv xml:lang="en-us"><seg>File &amp;Open…</seg></tuv><tuv xml:lang="sr-cyrl-rs"><seg>&amp;Отвори…</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Heartsome",
      encoding: .utf16,
      hasCarriageReturns: false,
      units: [#"en=a|sr-Latn=đ"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-16"?><tmx xmlns:hs="http://www.heartsome.net"><header creationtool="Heartsome" creationtoolversion="8" srclang="*all*" adminlang="en" datatype="xml" o-tmf="unknown" segtype="block"/><body><tu tuid="1" hs:q="1"><tuv xml:lang="en"><seg>a<ph id="1">x</ph></seg></tuv><tuv xml:lang="sr-Latn"><seg>đ<ph id="1">x</ph></seg></tuv></tu></body></tmx>
        """#
    ),
  ]
}
