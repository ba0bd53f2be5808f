package dev.treza.agent.image.ramdisk;

import java.util.Locale;
import java.util.regex.Pattern;

/// The numbers of one entry in a cpio archive of the form `newc` that are not always the same.
///
/// @param inode counted from 1; 0 for the trailer
/// @param mode as in inode(7)
/// @param fileSize bytes of content
/// @param major of a device
/// @param minor of a device
/// @param nameSize bytes of the name, its final NUL included
record CpioHeader(int inode, int mode, int fileSize, int major, int minor, int nameSize) {
  static final int LENGTH = 110;
  static final String TRAILER = "TRAILER!!!";
  static final int FOLDER = 0040755;
  static final int FILE = 0100644;
  static final int PROGRAM = 0100755;
  static final int LINK = 0120777;
  static final int DEVICE = 0020600;

  private static final String MAGIC = "070701";
  private static final int DIGITS = 8;

  /// Magic and 13 numbers below 2^31.
  private static final Pattern FORM = Pattern.compile(MAGIC + "(?:[0-7][0-9a-f]{7}){13}");

  /// 110 characters: magic, inode, mode, uid, gid, links, time, size, four device numbers, size of
  /// the name, checksum; each number eight hexadecimal digits.
  String encode() {
    StringBuilder text = new StringBuilder(MAGIC);
    for (int number :
        new int[] {inode, mode, 0, 0, 1, 0, fileSize, 0, 0, major, minor, nameSize, 0}) {
      text.append(String.format(Locale.ROOT, "%08x", number));
    }
    return text.toString();
  }

  /// What `text` says; numbers that are always the same are not looked at.
  static CpioHeader decode(String text) throws CpioException {
    if (!FORM.matcher(text).matches()) {
      throw new CpioException("no header of an entry");
    }
    return new CpioHeader(
        number(text, 0),
        number(text, 1),
        number(text, 6),
        number(text, 9),
        number(text, 10),
        number(text, 11));
  }

  private static int number(String text, int index) {
    int start = MAGIC.length() + DIGITS * index;
    return Integer.parseInt(text, start, start + DIGITS, 16);
  }
}
