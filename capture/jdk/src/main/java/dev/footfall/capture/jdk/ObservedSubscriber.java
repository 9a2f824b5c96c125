package dev.footfall.capture.jdk;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/// Takes the body of an answer to an outgoing call, noted as it comes.
final class ObservedSubscriber<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> subscriber;
    private final MadeCall call;

    ObservedSubscriber(BodySubscriber<T> subscriber, MadeCall call) {
        this.subscriber = subscriber;
        this.call = call;
    }

    @Override
    public CompletionStage<T> getBody() {
        return subscriber.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscriber.onSubscribe(new Observed(subscription, call));
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer bytes : buffers) {
            PassedBytes.note(bytes, call.responseBody(), call.capture());
        }
        subscriber.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
        call.failed(failure);
        subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
        call.completed();
        subscriber.onComplete();
    }

    private record Observed(Subscription subscription, MadeCall call) implements Subscription {

        @Override
        public void request(long more) {
            subscription.request(more);
        }

        @Override
        public void cancel() {
            call.cancelled();
            subscription.cancel();
        }
    }
}
