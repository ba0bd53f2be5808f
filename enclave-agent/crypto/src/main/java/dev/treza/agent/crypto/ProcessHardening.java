package dev.treza.agent.crypto;

/// Makes this process unreadable to others: no core dump (`RLIMIT_CORE` 0) and no ptrace or
/// `/proc/…/mem` for anyone without `CAP_SYS_PTRACE` (`PR_SET_DUMPABLE` 0). Irrevocable; to be
/// called before the first secret exists.
public final class ProcessHardening {
  private static final int PR_SET_DUMPABLE = 4;
  private static final int RLIMIT_CORE = 4;

  private ProcessHardening() {}

  /// Hardens this process.
  ///
  /// @throws ProcessHardeningException if the system refuses; no secret may then be loaded
  public static void apply() throws ProcessHardeningException {
    try {
      LibC.setrlimit(RLIMIT_CORE, 0);
      LibC.prctl(PR_SET_DUMPABLE, 0);
    } catch (SystemCallException refused) {
      throw new ProcessHardeningException(refused);
    }
  }
}
