import Foundation

/// Files as producers of TMX write them, made up after what is known of each.
extension Producer {
  static let free = [
    Producer(
      name: "OmegaT, level 1",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=<f0>Rain</f0>|sr-RS=<f0>Киша</f0>"#, #"en-US=Snow|sr-RS=Снег"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx11.dtd">
        <tmx version="1.1">
          <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6.0_10_c0" segtype="sentence" srclang="EN-US"/>
          <body>
        <!-- Default translations -->
            <tu>
              <tuv lang="EN-US">
                <seg>&lt;f0&gt;Rain&lt;/f0&gt;</seg>
              </tuv>
              <tuv lang="SR-RS" changeid="ana" changedate="20200101T101010Z" creationid="ana" creationdate="20200101T101010Z">
                <seg>&lt;f0&gt;Киша&lt;/f0&gt;</seg>
              </tuv>
            </tu>
        <!-- Alternative translations -->
            <tu>
              <prop type="file">a.txt</prop>
              <prop type="id">1</prop>
              <note>x</note>
              <tuv lang="EN-US"><seg>Snow</seg></tuv>
              <tuv lang="SR-RS"><seg>Сне&#x0433;</seg></tuv>
            </tu>
          </body>
        </tmx>
        """#
    ),
    Producer(
      name: "OmegaT, level 2",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=Rain|sr=Киша"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="5" segtype="paragraph" srclang="EN-US"/><body><tu><tuv xml:lang="EN-US"><seg><bpt i="0" x="0">&lt;a0&gt;</bpt>Rain<ept i="0">&lt;/a0&gt;</ept><ph x="1">&lt;b1/&gt;</ph></seg></tuv><tuv xml:lang="SR"><seg><bpt i="0" x="0">&lt;a0&gt;</bpt>Киша<ept i="0">&lt;/a0&gt;</ept><ph x="1">&lt;b1/&gt;</ph></seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Weblate",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr-Latn=Kiša"#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header creationtool="Translate Toolkit" creationtoolversion="3.8" segtype="sentence" o-tmf="UTF-8" adminlang="en" srclang="en" datatype="PlainText"/><body><tu tuid="1"><tuv xml:lang="en"><seg>Rain</seg></tuv><tuv xml:lang="sr_Latn"><seg>Kiša</seg></tuv></tu></body></tmx>
        """#
    ),
    Producer(
      name: "Okapi",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en-US=Text bold.|sr-Latn=Tekst crn."#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4"><header creationtool="oku_alignment" creationtoolversion="1" segtype="sentence" o-tmf="okp" adminlang="en" srclang="en-us" datatype="x-stringinfo"></header><body>
        <tu tuid="a_1"><prop type="Txt::FileName">a.html</prop><tuv xml:lang="en-us"><seg>Text <bpt i="1" type="bold">&lt;b></bpt>bold<ept i="1">&lt;/b></ept>.</seg></tuv>
        <tuv xml:lang="sr-latn"><seg>Tekst <bpt i="1" type="bold">&lt;b></bpt>crn<ept i="1">&lt;/b></ept>.</seg></tuv>
        </tu>
        </body></tmx>
        """#
    ),
    Producer(
      name: "DGT-TM",
      encoding: .utf16,
      hasCarriageReturns: false,
      units: [#"en-GB=Rain|hr-HR=Kiša"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-16LE"?>
        <tmx version="1.4"><header creationtool="LogiTermPro" creationtoolversion="5.0" segtype="sentence" o-tmf="x" adminlang="EN" srclang="EN" datatype="plaintext"></header><body>
        <tu><prop type="Txt::Doc. No.">1</prop><tuv lang="EN-GB"><seg>Rain</seg></tuv><tuv lang="HR-HR"><seg>Kiša</seg></tuv></tu>
        </body></tmx>
        """#
    ),
    Producer(
      name: "OPUS",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain & snow.|sr=Киша."#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <tmx version="1.4">
        <header creationdate="Fri Jan 31 2020"
                  srclang="en"
                  adminlang="en"
                  o-tmf="unknown"
                  segtype="sentence"
                  creationtool="Uplug"
                  creationtoolversion="unknown"
                  datatype="PlainText" />
          <body>
            <tu>
              <tuv xml:lang="en"><seg>Rain &#x26; snow.</seg></tuv>
              <tuv xml:lang="sr"><seg>Киша.</seg></tuv>
            </tu>
          </body>
        </tmx>
        """#
    ),
    Producer(
      name: "Lokalize",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr-ijekavsk=Киша"#],
      text: #"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx>
        <tmx version="2.0">
          <header creationtool="lokalize" creationtoolversion="2.0" segtype="paragraph"/>
          <body>
            <tu tuid="1"><tuv xml:lang="en"><seg>Rain</seg></tuv>
              <tuv xml:lang="sr@ijekavian" creationdate="20230314" changedate="20230314"><seg>Киша<ph id="1">&amp;</ph></seg></tuv></tu>
          </body>
        </tmx>
        """#
    ),
    Producer(
      name: "Virtaal",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=%d rain\#n|sr=%d киша\#n"#],
      text: #"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE tmx
          SYSTEM "tmx14.dtd">
        <tmx version="1.4">
          <header creationtool="Translate Toolkit - po2tmx" creationtoolversion="1.9" segtype="sentence" o-tmf="UTF-8" adminlang="en" srclang="en" datatype="PlainText"/>
          <body>
            <tu>
              <note>c</note>
              <tuv xml:lang="en">
                <seg>%d rain
        </seg>
              </tuv>
              <tuv xml:lang="sr">
                <seg>%d киша
        </seg>
              </tuv>
            </tu>
          </body>
        </tmx>
        """#
    ),
    Producer(
      name: "a prefix of its own",
      encoding: .utf8,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr=Киша"#],
      text: #"""
        <?xml version="1.0"?><tmx:tmx xmlns:tmx="http://www.lisa.org/tmx14" version="1.4"><tmx:header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="x"/><tmx:body><tmx:tu><tmx:tuv xml:lang="en"><tmx:seg>Rain</tmx:seg></tmx:tuv><tmx:tuv xml:lang="sr"><tmx:seg>Киша</tmx:seg></tmx:tuv></tmx:tu></tmx:body></tmx:tmx>
        """#
    ),
    Producer(
      name: "capitals, windows-1250",
      encoding: .windowsCP1250,
      hasCarriageReturns: false,
      units: [#"en=Rain|sr=Kiša čćđž"#],
      text: #"""
        <?xml version='1.0' encoding='windows-1250'?><TMX VERSION="1.1"><HEADER CREATIONTOOL="x" CREATIONTOOLVERSION="1" SEGTYPE="sentence" O-TMF="x" ADMINLANG="en" SRCLANG="en" DATATYPE="x"/><BODY><TU><TUV LANG="en"><SEG>Rain</SEG></TUV><TUV LANG="sr"><SEG>Kiša čćđž</SEG></TUV></TU></BODY></TMX>
        """#
    ),
  ]
}
