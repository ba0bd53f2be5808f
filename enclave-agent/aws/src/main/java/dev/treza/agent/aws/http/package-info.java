/**
 * As much of HTTP/1.1 (RFC 9112) as AWS's JSON protocols need: a POST to {@code /}, and an answer
 * read strictly and in bounds.
 */
@NullMarked
package dev.treza.agent.aws.http;

import org.jspecify.annotations.NullMarked;
