package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.HeadRule;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.protocol.AuditPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Heads in files, one for each root, which several processes may share: a file is there completely
/// or not at all, and is replaced under a lock.
public final class FileAuditHeads implements AuditHeads {
  private final Path folder;
  private final ReentrantLock mine = new ReentrantLock();

  /// @param folder made when it is needed
  public FileAuditHeads(Path folder) {
    this.folder = folder;
  }

  @Override
  public Outcome<Optional<AuditPosition>> highest(Digest root) {
    try {
      return read(root);
    } catch (IOException fault) {
      return unusable(fault);
    }
  }

  @Override
  public Outcome<AuditPosition> keep(Digest root, AuditPosition position) {
    mine.lock();
    try {
      Files.createDirectories(folder);
      try (FileChannel lock = open(folder.resolve("lock"));
          FileLock _ = lock.lock()) {
        return keptUnderLock(root, position);
      }
    } catch (IOException fault) {
      return unusable(fault);
    } finally {
      mine.unlock();
    }
  }

  private Outcome<AuditPosition> keptUnderLock(Digest root, AuditPosition position)
      throws IOException {
    return switch (read(root)) {
      case Refused<Optional<AuditPosition>>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<Optional<AuditPosition>>(Optional<AuditPosition> kept) -> {
        if (kept.isPresent() && kept.get().sequence() >= position.sequence()) {
          yield kept.get().sequence() > position.sequence()
              ? Outcome.accepted(kept.get())
              : HeadRule.judge(kept, Optional.of(position)).map(_ -> position);
        }
        write(root, position);
        yield Outcome.accepted(position);
      }
    };
  }

  private Outcome<Optional<AuditPosition>> read(Digest root) throws IOException {
    try {
      Bytes content = Bytes.of(Files.readAllBytes(file(root)));
      return switch (JsonFields.decode(content, fields -> position(fields, root))) {
        case Accepted<AuditPosition>(AuditPosition position) ->
            Outcome.accepted(Optional.of(position));
        case Refused<AuditPosition>(Refusal refusal) ->
            Outcome.refused(AuditRefusal.HEADS, file(root) + " is damaged: " + refusal.line());
      };
    } catch (NoSuchFileException none) {
      return Outcome.accepted(Optional.empty());
    }
  }

  private static AuditPosition position(JsonFields fields, Digest root) throws JsonShapeException {
    fields.literal("v", "1");
    fields.literal("root", root.hex());
    return AuditPosition.read(fields);
  }

  private void write(Digest root, AuditPosition position) throws IOException {
    JsonObject.Builder json = JsonObject.builder().text("v", "1").digest("root", root);
    position.writeTo(json);
    ByteBuffer content = ByteBuffer.wrap(CanonicalJson.encode(json.build()).toArray());
    Path draft = folder.resolve(root.hex() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel = open(draft)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    Files.move(
        draft, file(root), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Path file(Digest root) {
    return folder.resolve(root.hex() + ".json");
  }

  private static <T> Outcome<T> unusable(IOException fault) {
    return Outcome.refused(AuditRefusal.HEADS, String.valueOf(fault.getMessage()));
  }
}
