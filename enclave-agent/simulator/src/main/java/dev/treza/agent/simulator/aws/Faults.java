package dev.treza.agent.simulator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The faults still to come, in order, and the operations that were asked for.
final class Faults {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Planned> planned = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /// @param times how often it still comes
  private record Planned(String operation, Fault fault, int times) {}

  /// From now on `fault` meets the next `times` calls of `operation`.
  void plan(String operation, Fault fault, int times) {
    lock.lock();
    try {
      planned.add(new Planned(operation, fault, times));
    } finally {
      lock.unlock();
    }
  }

  /// What meets this call.
  Optional<Fault> next(String operation) {
    lock.lock();
    try {
      asked.add(operation);
      for (int i = 0; i < planned.size(); i++) {
        Planned candidate = planned.get(i);
        if (candidate.operation.equals(operation)) {
          planned.remove(i);
          if (candidate.times > 1) {
            planned.add(i, new Planned(operation, candidate.fault, candidate.times - 1));
          }
          return Optional.of(candidate.fault);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// The operations asked for since the start.
  List<String> asked() {
    lock.lock();
    try {
      return List.copyOf(asked);
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what is planned.
  void clear() {
    lock.lock();
    try {
      planned.clear();
    } finally {
      lock.unlock();
    }
  }
}
