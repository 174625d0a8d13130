import Testing

@testable import Interchange

@Suite struct MarkupMenderTests {
  private static func mended(_ markup: String) -> String {
    guard let found = MarkupMender.mend(Array(markup.utf8)) else { return "nothing" }
    let findings = found.findings.map {
      "\($0.key.kind.rawValue)(\($0.key.detail ?? String($0.value)))"
    }
    return ([String(decoding: found.markup, as: UTF8.self)] + findings.sorted())
      .joined(separator: " | ")
  }

  /// What stands in a `seg` of the second of two variants, and what becomes of it.
  @Test(arguments: [
    ("а < б, a <b, x <y and z", "а &lt; б, a &lt;b, x &lt;y and z | bareMarkup(3)"),
    ("Press <Enter> & go", "Press &lt;Enter&gt; &amp; go | bareMarkup(2)"),
    ("Прва<br>друга", "Прва&lt;br&gt;друга | bareMarkup(1)"),
    ("<b>Ш</b> <i>č", "<b>Ш</b> &lt;i&gt;č | bareMarkup(1)"),
    ("a</b> c", "a&lt;/b&gt; c | bareMarkup(1)"),
    ("use <note> or <header>", "use &lt;note&gt; or &lt;header&gt; | bareMarkup(2)"),
    (
      "<bpt i=1>{<ept i='1'>}</ept>č",
      "<bpt i=\"1\"/>{<ept i=\"1\">}</ept>č | damagedTag(bpt) | missingEnd(bpt)"
    ),
    ("<hi>č", "&lt;hi&gt;č | bareMarkup(1)"), ("<ph x=\"1\"/>č", "<ph x=\"1\"/>č"),
    ("<![CDATA[a & <b>]]>ш", "a &amp; &lt;b&gt;ш"), ("<![CDATA[ш", "ш | strayMarkup(1)"),
    (
      "&nbsp;&bogus; AT&T &#269;&#xA;",
      "&#160;&amp;bogus; AT&amp;T &#269;&#xA; | bareMarkup(2) | htmlEntities(1)"
    ),
    ("<!-- č -->a<?x y?>b", "ab"), ("a -- b > c", "a -- b &gt; c"),
  ])
  func texts(_ text: String, _ expected: String) {
    let words = expected.split(separator: " | ", maxSplits: 1).map(String.init)
    let tail = words.count > 1 ? " | " + words[1] : ""
    #expect(
      Self.mended("<tu><tuv a=\"b\"><seg>\(text)</seg></tuv></tu>")
        == "<tu><tuv a=\"b\"><seg>\(words[0])</seg></tuv></tu>\(tail)"
    )
  }

  @Test(arguments: [
    ("<tuv xml:lang=en>", "<tuv xml:lang=\"en\"> | damagedTag(tuv)"),
    ("<tuv xml:lang='en>", "<tuv xml:lang=\"en\"> | damagedTag(tuv)"),
    ("<tuv xml:lang=\"en id='č'>", "<tuv xml:lang=\"en\" id=\"č\"> | damagedTag(tuv)"),
    ("<tuv xml:lang=en\">", "<tuv xml:lang=\"en&quot;\"> | damagedTag(tuv)"),
    ("<tuv xml:lang=\u{201C}sr\u{201D}>", "<tuv xml:lang=\"sr\"> | damagedTag(tuv)"),
    ("<tuv a='1' a='2'>", "<tuv a=\"1\"> | doubledAttribute(a)"),
    ("<tuv a='1'b='2'>", "<tuv a=\"1\" b=\"2\"> | damagedTag(tuv)"),
    ("<tuv a = 'x\"y' b>", "<tuv a=\"x&quot;y\" b=\"\"> | damagedTag(tuv)"),
    ("<tuv a='<b>' c='&lt;&x;'>", "<tuv a=\"&lt;b&gt;\" c=\"&lt;&amp;x;\"> | damagedTag(tuv)"),
    ("<tuv a=\"YQ==\">", "<tuv a=\"YQ==\">"),
    ("<tuv a='1' ' 2b='3'>", "<tuv a=\"1\"> | damagedTag(tuv)"),
    ("<tuv a='1'", "<tuv a=\"1\"> | damagedTag(tuv)"),
  ])
  func tags(_ tag: String, _ expected: String) {
    let words = expected.split(separator: " | ", maxSplits: 1).map(String.init)
    let tail = words.count > 1 ? " | " + words[1] : ""
    #expect(
      Self.mended("<tu>\(tag)<seg>ш</seg></tuv></tu>")
        == "<tu>\(words[0])<seg>ш</seg></tuv></tu>\(tail)"
    )
  }

  @Test(arguments: [
    // ends that are missing
    ("<tu><tuv><seg>č</tuv></tu>", "<tu><tuv><seg>č</seg></tuv></tu> | missingEnd(seg)"),
    (
      "<tu><tuv><seg>č</seg><tuv><seg>ш</seg></tuv></tu>",
      "<tu><tuv><seg>č</seg></tuv><tuv><seg>ш</seg></tuv></tu> | missingEnd(tuv)"
    ),
    (
      "<tu><tuv><seg>č<tuv><seg>ш</seg></tuv></tu>",
      "<tu><tuv><seg>č</seg></tuv><tuv><seg>ш</seg></tuv></tu> | missingEnd(seg) | missingEnd(tuv)"
    ),
    ("<tu><tuv><seg>č</seg></tuv>\n", "<tu><tuv><seg>č</seg></tuv>\n</tu> | missingEnd(tu)"),
    (
      "<tu><tuv><seg>č</seg></tuv></body></tmx>",
      "<tu><tuv><seg>č</seg></tuv></tu> | missingEnd(tu)"
    ),
    (
      "<tu><prop type='a'>č<tuv/></tu>",
      "<tu><prop type=\"a\">č<tuv/></prop></tu> | missingEnd(prop)"
    ),
    // a text without end
    (
      "<tu><tuv><seg>č</seg></tuv><tuv><seg>ш",
      "<tu><tuv><seg>č</seg></tuv></tu> | cutVariant(1) | missingEnd(tu)"
    ),
    // ends too many, of other names and spellings
    ("<tu><tuv></seg></tuv></prop></tu>x</tu>", "<tu><tuv></tuv></tu> | strayMarkup(2)"),
    ("<TU><tuv><Seg>č</SEG></tuv></tu>", "<TU><tuv><Seg>č</Seg></tuv></TU>"),
    ("<tu><tuv></tuv</tu>", "<tu><tuv></tuv></tu> | damagedTag(tuv)"),
    ("<tu><!-- <tuv></tuv></tu>", "<tu> <tuv></tuv></tu> | strayMarkup(1)"),
    ("<tu><!DOCTYPE a><tu></tu>", "<tu></tu> | strayMarkup(2)"),
    ("", "nothing"), ("č", "nothing"), ("<", "nothing"), ("</tu>", "nothing"),
  ])
  func structure(_ markup: String, _ expected: String) {
    #expect(Self.mended(markup) == expected)
  }

  /// Looking ahead for ends that are not there is bounded.
  @Test(arguments: ["<b>", "<ph i='1'>", "<!--", "<![CDATA[", "<?", "<a b='", "&"])
  func hostile(_ piece: String) {
    let text = "<tu><tuv><seg>" + String(repeating: piece, count: 20_000 / piece.utf8.count)
    _ = MarkupMender.mend(Array(text.utf8))
  }
}
