/// Something that knows which words there are: hunspell's dictionary, a list.
public protocol SerbianLexicon: AnyObject {
  /// Whether `word`, in Latin letters and in the case given, is a form of a Serbian word.
  func contains(_ word: String) -> Bool
}
