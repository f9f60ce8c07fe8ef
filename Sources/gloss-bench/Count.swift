import ArgumentParser
import Foundation

/// Counts what workloads do: the rows of every part of a query's plan, and instructions.
struct Count: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count rows and instructions of workloads, as lines of JSON for compare.",
    discussion: "Instructions are counted by valgrind's callgrind, which must be installed.")

  @Option(help: "The size of the synthetic graph, in triples.")
  var triples = 20_000

  @Flag(help: ArgumentHelp("Count rows only, and run what valgrind is to look at.", visibility: .hidden))
  var once = false

  @Argument(help: "The workloads to count, or all.")
  var names: [String] = ["all"]

  func run() throws {
    let workloads = try Workload.named(names)
    if once {
      let bench = try Bench(triples: triples)
      for workload in workloads {
        _ = try workload.run(bench)
        let rows = try counted(workload, bench)
        print(Counts(workload: workload.name, rows: rows, steps: try workload.steps(bench)).line)
      }
      return
    }
    let names = workloads.map(\.name)
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    for counts in try Count.counts(of: program, names, triples: triples) { print(counts.line) }
  }

  /// The counts of workloads by a program that has them.
  static func counts(of program: String, _ names: [String], triples: Int) throws -> [Counts] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Valgrind stumbles over debug information newer than itself, and needs names only.
    let plain = folder.appendingPathComponent("program").path
    let isStripped = (try? run("strip", ["--strip-debug", "-o", plain, program]).status) == 0
    let (text, status) = try run(
      "valgrind",
      [
        "--quiet", "--tool=callgrind", "--callgrind-out-file=\(folder.path)/part",
        "--toggle-collect=gloss_bench_counted", "--dump-after=gloss_bench_counted",
        isStripped ? plain : program, "count", "--once", "--triples", "\(triples)",
      ] + names)
    switch status {
    case 0: break
    case 127:
      throw ValidationError("valgrind counts the instructions and is not here: apt-get install valgrind")
    default: throw ValidationError("\(program) ended with \(status) under valgrind")
    }
    var counts = Counts.lines(text)
    for index in counts.indices {
      let part = try String(contentsOfFile: "\(folder.path)/part.\(index + 1)", encoding: .utf8)
      let totals = part.split(separator: "\n").last { $0.hasPrefix("totals:") }
      counts[index].instructions = totals.flatMap {
        Int($0.dropFirst(7).trimmingCharacters(in: .whitespaces))
      }
    }
    return counts
  }

  /// Runs a program to its end: what it printed, and its status, which is 127 where it is not there.
  private static func run(_ name: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    // Tables are in the same order every time.
    process.environment = ProcessInfo.processInfo.environment
    process.environment?["SWIFT_DETERMINISTIC_HASHING"] = "1"
    let output = Foundation.Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, process.terminationStatus)
  }
}

/// A run whose instructions are counted: they are found by the name of this function, which must stay one.
@_silgen_name("gloss_bench_counted")
@_optimize(none)
@inline(never)
private func counted(_ workload: Workload, _ bench: Bench) throws -> Int { try workload.run(bench) }
