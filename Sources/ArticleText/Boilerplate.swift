internal import SerbianText
internal import UnicodeText

/// Tells the lines of the page from the lines of the article, by named rules.
final class Boilerplate {
  /// Of each rule, once a line was short enough for it.
  private var expressions = [RegularExpression?](repeating: nil, count: BoilerplateRule.all.count)
  private var bareTeaser: RegularExpression?
  private let dates = DateStamp.Patterns()

  /// The first rule that the line matches, or nil for a line of the article.
  func rule(for line: String) throws(ICUError) -> BoilerplateRule? {
    // The longest limit of all: a paragraph of the article needs no look.
    guard line.utf8.count <= 700 else { return nil }
    let key = SearchKey.strict(line)
    let saysSomething = key.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    guard saysSomething else { return nil }
    let length = key.count
    for (place, rule) in BoilerplateRule.all.enumerated() where length <= rule.longest {
      let expression = try expression(place)
      // A line on which a rule runs out of time is text: it is kept.
      if let found = try? expression.firstMatch(in: key), found.range.lowerBound == 0,
        !rule.isName || Self.isName(line)
      {
        return rule
      }
    }
    return nil
  }

  private func expression(_ place: Int) throws(ICUError) -> RegularExpression {
    if let made = expressions[place] { return made }
    let made = try RegularExpression("^(?:\(BoilerplateRule.all[place].pattern))$")
    expressions[place] = made
    return made
  }

  /// Whether all words but the first have capitals, as those of a name have.
  private static func isName(_ line: String) -> Bool {
    let words = line.split(separator: " ").dropFirst()
    return words.count > 0 && words.allSatisfy { $0.first?.isUppercase == true || $0 == "by" }
      && line.last.map { !".!?:".contains($0) } == true
  }

  /// Sorts lines into paragraphs and lines set aside, and reads what the latter tell.
  func sort(_ lines: [Paragraph]) throws(ICUError) -> Article {
    var article = Article()
    var date: String?
    var time: String?
    var teaserBefore = false
    for line in lines {
      guard let rule = try rule(for: line.text) else {
        if teaserBefore, Self.isHeadline(line.text) {
          article.setAside.append(
            SetAsideLine(text: line.text, line: line.line, rule: "teaser-headline")
          )
          teaserBefore = false
          continue
        }
        teaserBefore = false
        article.paragraphs.append(line)
        continue
      }
      article.setAside.append(SetAsideLine(text: line.text, line: line.line, rule: rule.name))
      teaserBefore = rule.name == "read-also" ? try announcesHeadline(line.text) : false
      switch rule.name {
      case "date-stamp":
        let stamp = try? DateStamp(key: SearchKey.strict(line.text), patterns: dates)
        date = date ?? stamp?.date
        time = time ?? stamp?.time
      case "source-line":
        let name = line.text.split(maxSplits: 1) { ":/–-".contains($0) }.dropFirst().first
        article.source = article.source ?? name.map { $0.trimmingSpaces() }
      case "agency-line": article.source = article.source ?? line.text.trimmingSpaces()
      default: break
      }
    }
    article.date = date.map { date in time.map { "\(date)T\($0)" } ?? date }
    article.title = article.paragraphs.first.flatMap { Self.isHeadline($0.text) ? $0.text : nil }
    return article
  }

  private func announcesHeadline(_ teaser: String) throws(ICUError) -> Bool {
    let expression: RegularExpression
    if let bareTeaser {
      expression = bareTeaser
    } else {
      expression = try RegularExpression("^\(BoilerplateRule.bareTeaser)$")
      bareTeaser = expression
    }
    return (try? expression.firstMatch(in: SearchKey.strict(teaser))) != nil
  }

  /// Short, and without a full stop: a headline, not a paragraph.
  static func isHeadline(_ text: String) -> Bool {
    guard text.count <= 200, let last = text.last(where: { !"\"”“’'»)".contains($0) }) else {
      return false
    }
    return !".…:;,".contains(last)
  }
}

extension StringProtocol {
  /// Without white space at the ends.
  func trimmingSpaces() -> String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
