internal import XMLStream

/// Elements and attributes of TMX 1.1 to 1.4b.
enum TMXWord: String, Sendable {
  case tmx, header, body, note, prop, ude, map, tu, tuv, seg
  case bpt, ept, ph, it, hi, ut, sub
  case version, creationtool, creationtoolversion, segtype, adminlang, srclang, datatype
  case originalFormat = "o-tmf"
  case creationdate, creationid, changedate, changeid, tuid, type, type2, lang
  case xmlLang = "xml:lang"

  /// How a name is spelled in TMX; nil for names of other namespaces.
  ///
  /// TMX has no namespace, but files declare one. A prefix other than `xml` marks what is foreign,
  /// unless it is that of a namespace of TMX.
  static func spelling(_ name: XMLName) -> String? {
    // In capitals the prefix is not that of XML, and yet nothing else can be meant.
    if name.qualified.lowercased() == "xml:lang" { return "xml:lang" }
    if let namespace = name.namespace?.lowercased(), namespace.hasPrefix("http://www.lisa.org/tmx")
    {
      return name.local.lowercased()
    }
    return name.qualified == name.local ? name.local.lowercased() : nil
  }
}
