import ArgumentParser
import Formats
import Shell

/// `gloss convert`: a file of triples in another format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a file of triples in another format.",
    discussion: """
      The formats are told by the suffixes, or by --from and --to. - is standard input and standard output. No triple \
      changes, unless --rdf asks for it: --rdf 1.1 writes triple terms as nodes, --rdf 1.2 reads such nodes back.
      """)

  /// The two versions of RDF that differ in triple terms.
  enum Version: String, ExpressibleByArgument, CaseIterable {
    case rdf11 = "1.1"
    case rdf12 = "1.2"
  }

  @Argument(help: ArgumentHelp("The file to read, or -.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write, or -.", valueName: "output"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The format of the input: \(FileConversion.formatList(canWrite: false)).", valueName: "format"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The format of the output: \(FileConversion.formatList(canWrite: true)).", valueName: "format"))
  var to: String?

  @Option(help: ArgumentHelp("What relative references in the input are resolved against.", valueName: "iri"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "Write triple terms as RDF 1.1 nodes, or such nodes as triple terms.", valueName: "1.1|1.2"))
  var rdf: Version?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let settings = common.settings()
    var conversion = FileConversion(input: input, output: output)
    conversion.base = base
    conversion.writesRDF11 = rdf.map { $0 == .rdf11 }
    do throws(Diagnostic) {
      conversion.from = try format(from, canWrite: false)
      conversion.to = try format(to, canWrite: true)
      let out = Output(descriptor: 1)
      for notice in try conversion.run(out) where !common.quiet {
        _ = Opening.fail(Diagnostic(notice, severity: .note), settings)
      }
      out.flush()
      if let diagnostic = out.diagnostic { throw diagnostic }
    } catch {
      throw Opening.fail(error, settings)
    }
  }

  private func format(_ name: String?, canWrite: Bool) throws(Diagnostic) -> Format? {
    guard let name else { return nil }
    guard let format = Format(name: name), canWrite ? format.canWrite : format.canRead else {
      throw Diagnostic(
        "\(name) is not a format that can be \(canWrite ? "written" : "read")",
        help: "the formats: \(FileConversion.formatList(canWrite: canWrite))", status: .wrongUsage)
    }
    return format
  }
}
