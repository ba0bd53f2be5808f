package dev.treza.agent.image.ramdisk;

import dev.treza.fleet.Bytes;

/// One thing in a ramdisk, under its path without leading slash: printable ASCII, no part `.` or
/// `..`. Everything belongs to root and is dated 1970. The constructors throw
/// [IllegalArgumentException] for what no ramdisk of ours holds.
public sealed interface Entry {
  String path();

  /// A folder, mode 0755.
  record Folder(String path) implements Entry {
    public Folder {
      require(Paths.valid(path), path);
    }
  }

  /// A file, mode 0644, or 0755 if it is a program.
  record File(String path, Bytes content, boolean program) implements Entry {
    public File {
      require(Paths.valid(path), path);
    }
  }

  /// A symbolic link.
  record Link(String path, String target) implements Entry {
    public Link {
      require(Paths.valid(path), path);
      require(Paths.validTarget(target), target);
    }
  }

  /// A character device, mode 0600.
  record Device(String path, int major, int minor) implements Entry {
    public Device {
      require(Paths.valid(path), path);
      require(major >= 0 && minor >= 0, major + ":" + minor);
    }
  }

  private static void require(boolean valid, String what) {
    if (!valid) {
      throw new IllegalArgumentException("cannot stand in a ramdisk: " + what);
    }
  }
}
