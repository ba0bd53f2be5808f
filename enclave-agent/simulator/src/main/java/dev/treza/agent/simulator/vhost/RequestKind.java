package dev.treza.agent.simulator.vhost;

import java.util.Optional;
import java.util.stream.Stream;

/// The messages of the vhost-user protocol that this device needs (`VhostUserRequest`). Others are
/// ignored, as the protocol allows for messages of features that were not offered.
enum RequestKind {
  GET_FEATURES(1),
  SET_FEATURES(2),
  SET_MEM_TABLE(5),
  SET_VRING_NUM(8),
  SET_VRING_ADDR(9),
  SET_VRING_BASE(10),
  GET_VRING_BASE(11),
  SET_VRING_KICK(12),
  SET_VRING_CALL(13),
  GET_PROTOCOL_FEATURES(15),
  GET_QUEUE_NUM(17),
  SET_VRING_ENABLE(18);

  private final int number;

  RequestKind(int number) {
    this.number = number;
  }

  static Optional<RequestKind> of(int number) {
    return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
  }
}
