package dev.treza.console.link.node;

import dev.treza.fleet.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import tools.jackson.core.JacksonException;

/// Asks one question at a time (JSON-RPC 2.0) and sees to it that the answer belongs to it.
final class Questions implements AutoCloseable {
  private static final String VERSION = "2.0";

  private final NodeService service;

  Questions(NodeService service) {
    this.service = service;
  }

  /// What the node says to `method`; its result may still be missing. Refused: `NODE-UNREACHABLE`,
  /// `NODE-ANSWER`, `NODE-REJECTED`.
  <T extends Response<?>> Outcome<T> ask(String method, List<?> parameters, Class<T> type)
      throws InterruptedException {
    Request<?, T> request = new Request<>(method, parameters, service, type);
    try {
      return answer(request, request.send());
    } catch (NodeFault fault) {
      return Outcome.refused(fault.refusal());
    } catch (InterruptedIOException stopped) {
      throw new InterruptedException();
    } catch (IOException | JacksonException malformed) {
      return Outcome.refused(NodeRefusal.ANSWER, "it is no answer to " + method);
    }
  }

  private static <T extends Response<?>> Outcome<T> answer(Request<?, T> request, T response) {
    if (response == null
        || !VERSION.equals(response.getJsonrpc())
        || response.getId() != request.getId()) {
      return Outcome.refused(NodeRefusal.ANSWER, "it is not the answer to " + request.getMethod());
    }
    return response.hasError()
        ? Outcome.refused(NodeRefusal.REJECTED, NodeWords.shown(response.getError().getMessage()))
        : Outcome.accepted(response);
  }

  @Override
  public void close() {
    service.close();
  }
}
