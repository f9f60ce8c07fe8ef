import CLibEdit
import Glibc

/// How libedit is set up: its reader, its commands and its keys.
extension LineEditor {
  /// libedit's editor with everything bound; nil if the terminal is not up to it.
  func open(program: String) -> OpaquePointer? {
    // libedit complains of an unknown terminal on its error stream; then lines are read plainly, in silence.
    guard let sink = fopen("/dev/null", "w") else { return nil }
    guard let handle = el_init(program, gloss_stdin(), gloss_stdout(), sink) else {
      fclose(sink)
      return nil
    }
    guard (["up", "ce", "cd"] as [String]).allSatisfy({ gloss_el_has_capability(handle, $0) != 0 }) else {
      el_end(handle)
      fclose(sink)
      return nil
    }
    _ = gloss_el_set_client(handle, Unmanaged.passUnretained(self).toOpaque())
    _ = gloss_el_set_int(handle, EL_SIGNAL, 0)
    _ = gloss_el_set_string(handle, EL_EDITOR, "emacs")
    _ = gloss_history_set_size(libeditHistory, Int32(LineEditor.enteredLimit))
    _ = gloss_el_set_history(handle, libeditHistory)
    _ = gloss_el_set_reader(handle) { handle, result in
      guard let handle, let result, let editor = LineEditor.of(handle) else { return -1 }
      return editor.nextScalar(into: result)
    }
    _ = gloss_el_set_prompt(handle, { handle in handle.flatMap(LineEditor.of)?.promptText }, 1)
    addCommands(to: handle)
    el_source(handle, nil)
    bindKeys(of: handle)
    return handle
  }

  static func of(_ handle: OpaquePointer) -> LineEditor? {
    gloss_el_client(handle).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  private func addCommands(to handle: OpaquePointer) {
    func add(_ command: Command, _ help: String, _ function: @escaping gloss_command) {
      _ = gloss_el_add_command(handle, command.name, help, function)
    }
    add(.up, "Line above, or older statement") { handle, _ in LineEditor.run(handle) { $0.moveUp() } }
    add(.down, "Line below, or newer statement") { handle, _ in LineEditor.run(handle) { $0.moveDown() } }
    add(.home, "Beginning of the line") { handle, _ in LineEditor.run(handle) { $0.moveHome() } }
    add(.end, "End of the line") { handle, _ in LineEditor.run(handle) { $0.moveEnd() } }
    add(.newline, "Insert a line break") { handle, _ in LineEditor.run(handle) { $0.insertNewline() } }
    add(.paste, "Insert what was pasted") { handle, _ in LineEditor.run(handle) { $0.insertPaste() } }
    add(.enter, "Run the statement, or go on to a new line") { handle, _ in
      LineEditor.run(handle) { $0.enter() }
    }
    add(.complete, "Complete the word") { handle, _ in LineEditor.run(handle) { $0.completeWord() } }
    add(.search, "Search the history") { handle, _ in LineEditor.run(handle) { $0.searchHistory() } }
    add(.endOrDelete, "Delete, or end on an empty line") { handle, _ in
      LineEditor.run(handle) { $0.endOrDelete() }
    }
  }

  private static func run(_ handle: OpaquePointer?, _ command: (LineEditor) -> Effect) -> UInt8 {
    guard let handle, let editor = of(handle) else { return Effect.beep.rawValue }
    return command(editor).rawValue
  }

  /// After `.editrc`, since a `bind -v` in it begins a new key map.
  private func bindKeys(of handle: OpaquePointer) {
    let isVi = gloss_el_editor(handle).map { String(cString: $0) } == "vi"
    for command in Command.allCases {
      _ = gloss_el_bind(handle, command.boundKey, command.name)
      for key in command.keys { _ = gloss_el_bind(handle, key, command.name) }
      guard isVi else { continue }
      _ = gloss_el_bind_alternative(handle, command.boundKey, command.name)
      for key in command.commandModeKeys { _ = gloss_el_bind_alternative(handle, key, command.name) }
    }
  }

  /// Hands the prompt over to libedit if it changed.
  func setPrompt() {
    let text = PromptText(prompt)
    promptWidth = text.width
    if let promptText, strcmp(promptText, text.escaped) == 0 { return }
    free(promptText)
    promptText = strdup(text.escaped)
  }
}
