/// What is wrong with XML that is not well-formed, in our words: by libxml2's numbers of faults
/// (`xmlParserErrors`), which it has kept since its first release. Its own words speak to who writes a parser.
enum XMLFaults {
  /// Whole sentences: what is wrong at the place of the error, and what to do.
  static func explanation(_ number: Int) -> String {
    switch number {
    case 5, 86: "Something stands behind the end of the root element. Remove it."
    case 6...8:
      "A reference by number, such as '&#269;', is not complete, or names no character. Write the "
        + "character itself."
    case 9: "A character stands here that XML cannot hold. Remove it."
    case 10...12, 14...16, 22, 23:
      "An '&' begins no entity. Write '&amp;' for the character itself."
    case 38: "A '<' stands in the value of an attribute. Write '&lt;' for the character itself."
    case 39: "The value of an attribute has no quotation marks. Put it into double ones."
    case 40: "The value of an attribute has no closing quotation mark. Add it."
    case 41: "An attribute has no value. Add '=' and the value in quotation marks, or remove it."
    case 42: "An attribute stands twice in one tag. Remove one of the two."
    case 45: "A comment has no end. Add '-->' behind it."
    case 46, 47:
      "An instruction that begins with '<?' has no end. Add '?>' behind it, or remove it."
    case 56, 57, 64, 78, 79, 96, 101, 108, 109:
      "The XML declaration is not complete, or not at the start of the document. Write "
        + "'<?xml version=\"1.0\" encoding=\"UTF-8\"?>' at the very start."
    case 61: "The document type has no end. Add the '>' behind it, or remove it."
    case 62: "The characters ']]>' stand in text. Write ']]&gt;'."
    case 63: "A CDATA section has no end. Add ']]>' behind it."
    case 65: "A blank is missing between two attributes. Add it."
    case 68:
      "A '<' or '&' begins neither a tag nor an entity. Write '&lt;' or '&amp;' for the "
        + "character itself."
    case 72:
      "A tag or text stands where no element is open. Remove it, or add what is missing before it."
    case 73:
      "A tag has no '>' at its end, or something stands in it that is no attribute. Correct the tag."
    case 74, 77: "An element has no end, or its end tag another name. Add the missing end tag."
    case 75: "An attribute has no '=' between its name and its value. Add it."
    case 76:
      "An end tag does not end the element that was begun last. Add the end that is missing before it, "
        + "or remove this one."
    case 80: "A comment holds '--'. Remove one of the two hyphens."
    case 110: "A name is longer than any name may be. Correct the tag."
    default: "Something that cannot be read as XML stands here. Correct the markup at this place."
    }
  }
}
