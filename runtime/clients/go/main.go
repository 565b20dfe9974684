// Sends events to the function and receives from it, by CloudEvents' SDK for Go: URL, PORT to listen on, MODE in which it tells.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/cloudevents/sdk-go/v2/binding"
	"github.com/cloudevents/sdk-go/v2/event"
	cehttp "github.com/cloudevents/sdk-go/v2/protocol/http"
	"github.com/google/uuid"
)

type message struct {
	Text string `json:"text"`
}

var function, port, mode = os.Args[1], os.Args[2], os.Args[3]

func main() {
	background := context.Background()
	ask("binary", must(cehttp.NewHTTPRequestFromEvent(background, function, of("mirror"))))
	ask("structured", must(cehttp.NewHTTPRequestFromEvent(binding.WithForceStructured(background), function, of("mirror"))))
	askInBatch(must(cehttp.NewHTTPRequestFromEvents(background, function, []event.Event{of("mirror"), of("mirror")})))
	hear(must(cehttp.NewHTTPRequestFromEvent(background, function, of("tell"))))
}

func ask(name string, request *http.Request) {
	answer := send(request, http.StatusOK)
	check(*must(cehttp.NewEventFromHTTPResponse(answer)), "mirrored")
	fmt.Printf("ok: sends %s, and reads the answer\n", name)
}

func askInBatch(request *http.Request) {
	events := must(cehttp.NewEventsFromHTTPResponse(send(request, http.StatusOK)))
	require(len(events) == 2, "answers", len(events))
	for _, received := range events {
		check(received, "mirrored")
	}
	fmt.Println("ok: sends a batch, and reads the answers")
}

func hear(request *http.Request) {
	heard := make(chan *event.Event, 1)
	server := &http.Server{Addr: "127.0.0.1:" + port, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		heard <- must(cehttp.NewEventFromHTTPRequest(r))
		w.WriteHeader(http.StatusAccepted)
	})}
	go func() {
		if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			panic(err)
		}
	}()
	defer server.Close()
	send(request, http.StatusAccepted)
	select {
	case received := <-heard:
		check(*received, "told")
	case <-time.After(10 * time.Second):
		panic("nothing was told")
	}
	fmt.Println("ok: is sent", mode)
}

func send(request *http.Request, status int) *http.Response {
	answer := must(http.DefaultClient.Do(request))
	require(answer.StatusCode == status, "status", answer.StatusCode)
	return answer
}

func of(kind string) event.Event {
	made := event.New()
	made.SetID(uuid.NewString())
	made.SetSource("/go")
	made.SetType(kind)
	made.SetSubject("a/b")
	made.SetExtension("fruit", "apple")
	if err := made.SetData("application/json", message{"Grüße"}); err != nil {
		panic(err)
	}
	return made
}

func check(received event.Event, kind string) {
	var data message
	if err := received.DataAs(&data); err != nil {
		panic(err)
	}
	require(received.Type() == kind, "type", received.Type())
	require(received.Source() == "/mirror", "source", received.Source())
	require(received.Subject() == "a/b", "subject", received.Subject())
	require(received.Extensions()["fruit"] == "apple", "extensions", received.Extensions())
	require(data.Text == "Grüße", "data", data)
}

func require(holds bool, name string, seen any) {
	if !holds {
		panic(fmt.Sprintf("%s: %v", name, seen))
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
