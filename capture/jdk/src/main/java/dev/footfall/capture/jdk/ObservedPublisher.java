package dev.footfall.capture.jdk;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/// The body of an outgoing call, noted as it is sent. Sent again, after a redirect or a failed
/// attempt, only the last time counts.
final class ObservedPublisher implements BodyPublisher {

    private final BodyPublisher publisher;
    private final MadeCall call;

    ObservedPublisher(BodyPublisher publisher, MadeCall call) {
        this.publisher = publisher;
        this.call = call;
    }

    @Override
    public long contentLength() {
        return publisher.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        call.requestBody().reset();
        publisher.subscribe(new Observer(subscriber));
    }

    private final class Observer implements Subscriber<ByteBuffer> {

        private final Subscriber<? super ByteBuffer> subscriber;

        Observer(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            PassedBytes.note(bytes, call.requestBody(), call.capture());
            subscriber.onNext(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void onComplete() {
            subscriber.onComplete();
        }
    }
}
