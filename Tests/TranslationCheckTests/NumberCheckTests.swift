import Testing

@testable import TranslationCheck
