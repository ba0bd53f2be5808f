package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.WalletsReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;

/// Reads the wallets page by page; ids must rise from first to last, so that it ends.
record WalletList(AgentCalls calls, String path) {
  Outcome<List<Wallet>> read() {
    List<Wallet> wallets = new ArrayList<>();
    String target = path;
    while (true) {
      switch (calls.get(target, WalletsReply::read)) {
        case Refused<WalletsReply>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<WalletsReply>(WalletsReply page) -> {
          wallets.addAll(page.wallets());
          if (!rising(wallets) || !endsWithItsLast(page)) {
            return calls.distrust(ChannelRefusal.ANSWER, "the wallets are not in their order");
          }
          if (page.next().isEmpty()) {
            return Outcome.accepted(List.copyOf(wallets));
          }
          target = path + "?after=" + page.next().get();
        }
      }
    }
  }

  private static boolean rising(List<Wallet> wallets) {
    for (int i = 1; i < wallets.size(); i++) {
      if (wallets.get(i - 1).id().compareTo(wallets.get(i).id()) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWithItsLast(WalletsReply page) {
    return page.next()
        .map(next -> !page.wallets().isEmpty() && page.wallets().getLast().id().equals(next))
        .orElse(true);
  }
}
