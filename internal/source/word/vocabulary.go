package word

import (
	"strings"
	"sync"
)

// Set is a set of words that is made when it is first asked: most runs of
// jtlctl read no code.
type Set struct {
	names string
	once  sync.Once
	words map[string]bool
}

// NewSet returns the set of the words of a text.
func NewSet(names string) *Set { return &Set{names: names} }

// Has reports whether a word is in the set.
func (s *Set) Has(word string) bool {
	s.once.Do(s.fill)
	return s.words[word]
}

func (s *Set) fill() {
	s.words = map[string]bool{}
	for name := range strings.FieldsSeq(s.names) {
		s.words[name] = true
	}
}

var (
	// RequestWords are words in the names of functions that send something.
	RequestWords = NewSet("fetch request req send call execute exec ajax api query url uri open invoke http curl exchange newrequest requestmessage urlopen setopt axios ky got " +
		"superagent needle wretch perform download upload rest jtl erp wawi httprequest newcall newrequestwithcontext " +
		"get post put patch delete del head")
	// SenderWords are words that the names of such functions have in addition.
	SenderWords = NewSet("json async lazy data form with without message as from to string stream bytes text raw body bodies headers auth authed authorized authenticated entity object for list page paged pages all one many item items resource " +
		"resources client session remote server sync blocking init contents file context method builder new create do and or array opt str multipart content url encoded any typed safe array retry retries restful service endpoint native cached authorization token wp remote connection request impl fn func wrapper backoff throttled limited ok my our global http2")
	// OtherWords are words in the names of functions that do something else with an
	// address.
	OtherWords = NewSet("log print println printf echo warn error info debug trace mock stub spy expect assert verify cache route router redirect navigate link href key build make format parse join " +
		"replace contains includes starts ends startswith endswith match matches index equals equal compare split trim with path endpoint resolve render translate emit on subscribe listen use mount prefix group " +
		"dispatcher describe it test header headers require include register append add require_once throw raise panic message label title text document describe comment set invalidate prefetch revalidate tag memo remember forget")
	// OtherReceivers are words in the names of what keeps or shows texts.
	OtherReceivers = NewSet("cache redis memcached memcache storage localstorage sessionstorage map dict dictionary set hash logger log console i18n params headers cookies cookie query queryclient collection registry state " +
		"settings config configuration options env lodash _ path paths fs file files class classloader classpath resources assets db database repository repo model window location history lookup table metrics counter stats memory store labels translations messages bag localcache limiter ratelimiter " +
		"assert expect toast rdb kv bucket nats broker producer consumer filesystem disk systemconfig prefs preferences sharedpreferences notification bus emitter events socket channel queue topic docs swagger openapi schema")
	// RouteReceivers are words in the names of servers and routers.
	RouteReceivers = NewSet("app router server routes route express fastify koa hono mux blueprint bp elysia endpoints group gin echo fiber chi polka restify routing webapplication slim flask sinatra grape")
	// MockReceivers are words in the names of what pretends to be a server.
	MockReceivers = NewSet("test tester testclient mockmvc httptest mock nock msw wiremock stub responses httpmock fetchmock fetchmocker mockserver moxios handler cy intercept interceptor requestsmock requests_mock mockhttp expect respx vcr webmock mirage pactum supertest superagenttest")
	// RouteNames are functions of servers that take a path.
	RouteNames = NewSet("add_rest_route register_rest_route mapget mappost mapput mapdelete mappatch mapmethods mapgroup handlefunc handle route getmapping postmapping putmapping deletemapping patchmapping requestmapping " +
		"add_url_rule add_api_route resource resources redirect redirectto redirect_to newrequestrecorder createdat")
)
