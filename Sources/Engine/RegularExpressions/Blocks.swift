/// Unicode's blocks, for `\p{IsGreek}` (XML Schema part 2, appendix G).
enum Blocks {
  /// The code points of a block, by its name without spaces; nil where there is none of that name.
  static func range(_ name: String) -> ClosedRange<UInt32>? { ranges[older[name] ?? name] }

  /// Names that blocks had before Unicode 3.2, and their names now.
  private static let older = [
    "Greek": "GreekandCoptic", "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
    "PrivateUse": "PrivateUseArea",
  ]

  private static let ranges: [String: ClosedRange<UInt32>] = {
    var ranges: [String: ClosedRange<UInt32>] = [:]
    for entry in table.split(separator: " ") {
      let parts = entry.split(separator: ":")
      let ends = parts[0].split(separator: "-").compactMap { UInt32($0, radix: 16) }
      ranges[String(parts[1])] = ends[0]...ends[1]
    }
    return ranges
  }()

  /// Unicode 14's, but for the surrogates, which are no characters.
  private static let table = """
    0-7F:BasicLatin 1700-171F:Tagalog 10B60-10B7F:InscriptionalPahlavi 10F70-10FAF:OldUyghur \
    2B0-2FF:SpacingModifierLetters 1F300-1F5FF:MiscellaneousSymbolsandPictographs \
    2C60-2C7F:LatinExtended-C 11400-1147F:Newa E000-F8FF:PrivateUseArea F00-FFF:Tibetan \
    11FC0-11FFF:TamilSupplement 11580-115FF:Siddham 2B740-2B81F:CJKUnifiedIdeographsExtensionD \
    10A00-10A5F:Kharoshthi 1D100-1D1FF:MusicalSymbols A500-A63F:Vai 11300-1137F:Grantha AA00-AA5F:Cham \
    10FB0-10FDF:Chorasmian 1ED00-1ED4F:OttomanSiyaqNumbers 2190-21FF:Arrows \
    2900-297F:SupplementalArrows-B 110D0-110FF:SoraSompeng AC00-D7AF:HangulSyllables \
    1F800-1F8FF:SupplementalArrows-C A720-A7FF:LatinExtended-D FB00-FB4F:AlphabeticPresentationForms \
    11EE0-11EFF:Makasar 11900-1195F:DivesAkuru A700-A71F:ModifierToneLetters 1680-169F:Ogham \
    780-7BF:Thaana 1F0A0-1F0FF:PlayingCards 109A0-109FF:MeroiticCursive 10D00-10D3F:HanifiRohingya \
    11C70-11CBF:Marchen E0000-E007F:Tags FE10-FE1F:VerticalForms 1CD0-1CFF:VedicExtensions \
    1740-175F:Buhid 1A00-1A1F:Buginese 80-FF:Latin-1Supplement 1780-17FF:Khmer \
    1FB00-1FBFF:SymbolsforLegacyComputing 2FF0-2FFF:IdeographicDescriptionCharacters \
    1E2C0-1E2FF:Wancho FF00-FFEF:HalfwidthandFullwidthForms 250-2AF:IPAExtensions D80-DFF:Sinhala \
    1BCA0-1BCAF:ShorthandFormatControls 2070-209F:SuperscriptsandSubscripts \
    2460-24FF:EnclosedAlphanumerics 3300-33FF:CJKCompatibility 10A0-10FF:Georgian 11000-1107F:Brahmi \
    16A70-16ACF:Tangsa 1000-109F:Myanmar 1DF00-1DFFF:LatinExtended-G 1E000-1E02F:GlagoliticSupplement \
    3190-319F:Kanbun 1980-19DF:NewTaiLue 10F30-10F6F:Sogdian 102E0-102FF:CopticEpactNumbers \
    530-58F:Armenian 11680-116CF:Takri 12000-123FF:Cuneiform 10B40-10B5F:InscriptionalParthian \
    2440-245F:OpticalCharacterRecognition 1900-194F:Limbu 590-5FF:Hebrew 1950-197F:TaiLe \
    10840-1085F:ImperialAramaic 400-4FF:Cyrillic 2E80-2EFF:CJKRadicalsSupplement 2D30-2D7F:Tifinagh \
    E00-E7F:Thai 2150-218F:NumberForms 1F000-1F02F:MahjongTiles 1C80-1C8F:CyrillicExtended-C \
    27F0-27FF:SupplementalArrows-A 100-17F:LatinExtended-A 11C00-11C6F:Bhaiksuki \
    2580-259F:BlockElements 10380-1039F:Ugaritic 1E800-1E8DF:MendeKikakui \
    FE30-FE4F:CJKCompatibilityForms 2200-22FF:MathematicalOperators A000-A48F:YiSyllables \
    11AC0-11AFF:PauCinHau 1E00-1EFF:LatinExtendedAdditional 11700-1174F:Ahom 1FA00-1FA6F:ChessSymbols \
    AB70-ABBF:CherokeeSupplement 10B00-10B3F:Avestan 13430-1343F:EgyptianHieroglyphFormatControls \
    101D0-101FF:PhaistosDisc A880-A8DF:Saurashtra B00-B7F:Oriya 102A0-102DF:Carian 30A0-30FF:Katakana \
    10800-1083F:CypriotSyllabary 11800-1184F:Dogra 2B00-2BFF:MiscellaneousSymbolsandArrows \
    A800-A82F:SylotiNagri 860-86F:SyriacSupplement 11100-1114F:Chakma 10C80-10CFF:OldHungarian \
    E80-EFF:Lao 1C90-1CBF:GeorgianExtended 11D00-11D5F:MasaramGondi 16B00-16B8F:PahawhHmong \
    20A0-20CF:CurrencySymbols 10E80-10EBF:Yezidi 16A0-16FF:Runic 3040-309F:Hiragana \
    2F800-2FA1F:CJKCompatibilityIdeographsSupplement F900-FAFF:CJKCompatibilityIdeographs \
    10C00-10C4F:OldTurkic 1FA70-1FAFF:SymbolsandPictographsExtended-A 11480-114DF:Tirhuta \
    11A00-11A4F:ZanabazarSquare 1F00-1FFF:GreekExtended FE50-FE6F:SmallFormVariants \
    10AC0-10AFF:Manichaean 3400-4DBF:CJKUnifiedIdeographsExtensionA \
    1F900-1F9FF:SupplementalSymbolsandPictographs 10140-1018F:AncientGreekNumbers \
    111E0-111FF:SinhalaArchaicNumbers 11150-1117F:Mahajani 1C50-1C7F:OlChiki 2F00-2FDF:KangxiRadicals \
    F0000-FFFFF:SupplementaryPrivateUseArea-A AB00-AB2F:EthiopicExtended-A \
    1D000-1D0FF:ByzantineMusicalSymbols 11FB0-11FBF:LisuSupplement 10860-1087F:Palmyrene \
    1F680-1F6FF:TransportandMapSymbols 1400-167F:UnifiedCanadianAboriginalSyllabics \
    2800-28FF:BraillePatterns 11A50-11AAF:Soyombo 119A0-119FF:Nandinagari 10100-1013F:AegeanNumbers \
    25A0-25FF:GeometricShapes 11D60-11DAF:GunjalaGondi 1D800-1DAAF:SuttonSignWriting \
    10190-101CF:AncientSymbols 2600-26FF:MiscellaneousSymbols 3200-32FF:EnclosedCJKLettersandMonths \
    D00-D7F:Malayalam 10080-100FF:LinearBIdeograms 10280-1029F:Lycian 500-52F:CyrillicSupplement \
    12480-1254F:EarlyDynasticCuneiform 300-36F:CombiningDiacriticalMarks 2100-214F:LetterlikeSymbols \
    870-89F:ArabicExtended-B 100000-10FFFF:SupplementaryPrivateUseArea-B \
    2CEB0-2EBEF:CJKUnifiedIdeographsExtensionF 1F100-1F1FF:EnclosedAlphanumericSupplement \
    C00-C7F:Telugu 1100-11FF:HangulJamo 16FE0-16FFF:IdeographicSymbolsandPunctuation A00-A7F:Gurmukhi \
    1E7E0-1E7FF:EthiopicExtended-B A830-A83F:CommonIndicNumberForms \
    12400-1247F:CuneiformNumbersandPunctuation 600-6FF:Arabic 1BC00-1BC9F:Duployan \
    20000-2A6DF:CJKUnifiedIdeographsExtensionB 1D200-1D24F:AncientGreekMusicalNotation \
    2700-27BF:Dingbats 1F650-1F67F:OrnamentalDingbats A490-A4CF:YiRadicals \
    2D00-2D2F:GeorgianSupplement 17000-187FF:Tangut 13A0-13FF:Cherokee 8A0-8FF:ArabicExtended-A \
    180-24F:LatinExtended-B 2B820-2CEAF:CJKUnifiedIdeographsExtensionE 10600-1077F:LinearA \
    A960-A97F:HangulJamoExtended-A AAE0-AAFF:MeeteiMayekExtensions 10880-108AF:Nabataean \
    1B00-1B7F:Balinese 16A40-16A6F:Mro 27C0-27EF:MiscellaneousMathematicalSymbols-A \
    1CF00-1CFCF:ZnamennyMusicalNotation 1A20-1AAF:TaiTham 1AB0-1AFF:CombiningDiacriticalMarksExtended \
    1F030-1F09F:DominoTiles 1800-18AF:Mongolian 3000-303F:CJKSymbolsandPunctuation \
    750-77F:ArabicSupplement 2000-206F:GeneralPunctuation 1D2E0-1D2FF:MayanNumerals \
    16AD0-16AFF:BassaVah 10570-105BF:Vithkuqi 10FE0-10FFF:Elymaic 12F90-12FFF:Cypro-Minoan \
    FB50-FDFF:ArabicPresentationForms-A 1B80-1BBF:Sundanese \
    1EE00-1EEFF:ArabicMathematicalAlphabeticSymbols 980-9FF:Bengali \
    20D0-20FF:CombiningDiacriticalMarksforSymbols 1200-137F:Ethiopic 11600-1165F:Modi C80-CFF:Kannada \
    10900-1091F:Phoenician 10500-1052F:Elbasan A840-A87F:Phags-pa FE70-FEFF:ArabicPresentationForms-B \
    18B00-18CFF:KhitanSmallScript 10A80-10A9F:OldNorthArabian 10000-1007F:LinearBSyllabary \
    1B000-1B0FF:KanaSupplement A8E0-A8FF:DevanagariExtended 10B80-10BAF:PsalterPahlavi \
    AA80-AADF:TaiViet 2C00-2C5F:Glagolitic 10400-1044F:Deseret 4E00-9FFF:CJKUnifiedIdeographs \
    2A00-2AFF:SupplementalMathematicalOperators 18D00-18D7F:TangutSupplement \
    18800-18AFF:TangutComponents 1B170-1B2FF:Nushu 10450-1047F:Shavian 13000-1342F:EgyptianHieroglyphs \
    840-85F:Mandaic 10300-1032F:OldItalic A900-A92F:KayahLi 2E00-2E7F:SupplementalPunctuation \
    10330-1034F:Gothic FE00-FE0F:VariationSelectors 10350-1037F:OldPermic 16E40-16E9F:Medefaidrin \
    2300-23FF:MiscellaneousTechnical 11080-110CF:Kaithi A4D0-A4FF:Lisu \
    3130-318F:HangulCompatibilityJamo 700-74F:Syriac 1C00-1C4F:Lepcha 10F00-10F2F:OldSogdian \
    10E60-10E7F:RumiNumeralSymbols 2980-29FF:MiscellaneousMathematicalSymbols-B \
    1EC70-1ECBF:IndicSiyaqNumbers 1D300-1D35F:TaiXuanJingSymbols 1760-177F:Tagbanwa \
    4DC0-4DFF:YijingHexagramSymbols 10980-1099F:MeroiticHieroglyphs 10780-107BF:LatinExtended-F \
    31A0-31BF:BopomofoExtended 1D400-1D7FF:MathematicalAlphanumericSymbols \
    1D00-1D7F:PhoneticExtensions 900-97F:Devanagari 31C0-31EF:CJKStrokes 800-83F:Samaritan \
    FE20-FE2F:CombiningHalfMarks 370-3FF:GreekandCoptic 14400-1467F:AnatolianHieroglyphs \
    1F700-1F77F:AlchemicalSymbols A930-A95F:Rejang 11280-112AF:Multani \
    1F200-1F2FF:EnclosedIdeographicSupplement 1F600-1F64F:Emoticons 7C0-7FF:NKo \
    30000-3134F:CJKUnifiedIdeographsExtensionG 2C80-2CFF:Coptic 1380-139F:EthiopicSupplement \
    1F780-1F7FF:GeometricShapesExtended 1DC0-1DFF:CombiningDiacriticalMarksSupplement 16F00-16F9F:Miao \
    AB30-AB6F:LatinExtended-E 118A0-118FF:WarangCiti A80-AFF:Gujarati 1AFF0-1AFFF:KanaExtended-B \
    A640-A69F:CyrillicExtended-B 16800-16A3F:BamumSupplement ABC0-ABFF:MeeteiMayek \
    2A700-2B73F:CJKUnifiedIdeographsExtensionC 112B0-112FF:Khudawadi A6A0-A6FF:Bamum \
    1D360-1D37F:CountingRodNumerals 1BC0-1BFF:Batak 3100-312F:Bopomofo A9E0-A9FF:MyanmarExtended-B \
    104B0-104FF:Osage 1E900-1E95F:Adlam 11200-1124F:Khojki \
    11AB0-11ABF:UnifiedCanadianAboriginalSyllabicsExtended-A 1E290-1E2BF:Toto 10480-104AF:Osmanya \
    10530-1056F:CaucasianAlbanian 11180-111DF:Sharada 1E100-1E14F:NyiakengPuachueHmong \
    2500-257F:BoxDrawing 1720-173F:Hanunoo 1B100-1B12F:KanaExtended-A \
    18B0-18FF:UnifiedCanadianAboriginalSyllabicsExtended AA60-AA7F:MyanmarExtended-A \
    1CC0-1CCF:SundaneseSupplement E0100-E01EF:VariationSelectorsSupplement \
    D7B0-D7FF:HangulJamoExtended-B 1D80-1DBF:PhoneticExtensionsSupplement A980-A9DF:Javanese \
    31F0-31FF:KatakanaPhoneticExtensions B80-BFF:Tamil 10920-1093F:Lydian 2DE0-2DFF:CyrillicExtended-A \
    1B130-1B16F:SmallKanaExtension 2400-243F:ControlPictures 11660-1167F:MongolianSupplement \
    FFF0-FFFF:Specials 19E0-19FF:KhmerSymbols 108E0-108FF:Hatran 103A0-103DF:OldPersian \
    10A60-10A7F:OldSouthArabian 2D80-2DDF:EthiopicExtended
    """
}
