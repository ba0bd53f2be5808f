package dev.treza.agent.crypto.derivation;

/// Words that are no BIP-39 mnemonic. Says what is wrong and where, never a word.
public final class MnemonicException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /// What can be wrong.
  public enum Problem {
    /// Not 12, 15, 18, 21 or 24 words with one space between them.
    WORD_COUNT,
    /// A word is not in the English list.
    UNKNOWN_WORD,
    /// The last bits do not fit the others: a word is wrong or misplaced.
    CHECKSUM
  }

  private MnemonicException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  static MnemonicException wordCount() {
    return new MnemonicException(
        Problem.WORD_COUNT,
        "a mnemonic has 12, 15, 18, 21 or 24 words with one space between them");
  }

  /// @param position the first word is 1
  static MnemonicException unknownWord(int position) {
    return new MnemonicException(
        Problem.UNKNOWN_WORD, "word " + position + " is not in the English list of BIP-39");
  }

  static MnemonicException checksum() {
    return new MnemonicException(
        Problem.CHECKSUM, "the words do not fit together: one is wrong or misplaced");
  }

  public Problem problem() {
    return problem;
  }
}
