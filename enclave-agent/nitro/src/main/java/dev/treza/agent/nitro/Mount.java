package dev.treza.agent.nitro;

import java.util.List;

/// One file system to mount, mount(2).
///
/// @param type of the file system, also named as its source
/// @param target the folder it is mounted on
/// @param flags of mount(2)
/// @param options of the file system, as mount(8) writes them
public record Mount(String type, String target, long flags, String options) {
  private static final long NOSUID = 2;
  private static final long NODEV = 4;
  private static final long NOEXEC = 8;

  /// What the agent's process 1 needs, in order.
  static final List<Mount> OF_PID_1 =
      List.of(
          new Mount("proc", "/proc", NOSUID | NODEV | NOEXEC, ""),
          new Mount("sysfs", "/sys", NOSUID | NODEV | NOEXEC, ""),
          new Mount("devtmpfs", "/dev", NOSUID | NOEXEC, ""),
          new Mount("tmpfs", "/tmp", NOSUID | NODEV | NOEXEC, "mode=1777"));
}
