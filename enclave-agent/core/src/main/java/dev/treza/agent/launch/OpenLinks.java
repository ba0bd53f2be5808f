package dev.treza.agent.launch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The connections that are carried, at most so many. Nobody can keep others out by holding them:
/// when one more comes, the oldest of those is closed whose peer never said anything, or else the
/// one whose peer has been silent longest.
final class OpenLinks {
  private static final Comparator<Link> LEAST_MISSED =
      Comparator.comparing(Link::hasSpoken)
          .thenComparing(Link::idleNanos, Comparator.reverseOrder());

  private final int most;
  private final List<Link> open = new ArrayList<>();
  private final ReentrantLock access = new ReentrantLock();

  OpenLinks(int most) {
    this.most = most;
  }

  void admit(Link link) {
    givenUp().ifPresent(Link::close);
    access.lock();
    try {
      open.add(link);
    } finally {
      access.unlock();
    }
  }

  void remove(Link link) {
    access.lock();
    try {
      open.remove(link);
    } finally {
      access.unlock();
    }
  }

  private Optional<Link> givenUp() {
    access.lock();
    try {
      if (open.size() < most) {
        return Optional.empty();
      }
      Optional<Link> leastMissed = open.stream().min(LEAST_MISSED);
      leastMissed.ifPresent(open::remove);
      return leastMissed;
    } finally {
      access.unlock();
    }
  }
}
