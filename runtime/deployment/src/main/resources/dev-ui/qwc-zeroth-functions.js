import { html, css } from 'lit';
import { QwcHotReloadElement } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import { endpoint } from 'build-time-data';
import '@vaadin/button';
import '@vaadin/grid';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import '@vaadin/text-area';
import '@vaadin/text-field';

/** CloudEvents' percent-encoding of a header's value. */
function encoded(value) {
    return [...value].map(c => /[\x21-\x7e]/.test(c) && c !== '"' && c !== '%' ? c : encodeURIComponent(c)).join('');
}

/** The headers of a binary event. */
function headers(event) {
    const all = { 'ce-specversion': '1.0', 'ce-id': crypto.randomUUID(), 'ce-source': encoded(event.source), 'ce-type': encoded(event.type) };
    if (event.contentType) {
        all['content-type'] = event.contentType;
    }
    for (const line of event.extensions.split('\n').filter(line => line.trim())) {
        const colon = line.indexOf(':');
        if (colon < 1) {
            throw new Error(line + ' (expected: name: value)');
        }
        all['ce-' + line.substring(0, colon).trim()] = encoded(line.substring(colon + 1).trim());
    }
    return all;
}

/** As bytes: a browser gives text a content type of its own. */
function body(event) {
    return event.data ? new TextEncoder().encode(event.data) : undefined;
}

/** The functions, and a form that sends one an event over HTTP, so that a changed source is seen by the next one. */
export class QwcZerothFunctions extends QwcHotReloadElement {
    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 1em; padding: 1em; }
        .form { display: flex; flex-wrap: wrap; gap: 1em; align-items: start; }
        .form vaadin-button { align-self: end; }
        vaadin-text-area { width: 30em; }
        pre { white-space: pre-wrap; }
        code { display: block; font-size: smaller; padding: 0 0.5em; }`;

    static properties = {
        _functions: { state: true },
        _event: { state: true },
        _answer: { state: true }
    };

    constructor() {
        super();
        this._functions = [];
        this._event = { type: '', source: '/dev-ui', contentType: 'application/json', extensions: '', data: '{}' };
        this._answer = '';
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    hotReload() {
        this.jsonRpc.functions().then(answer => {
            this._functions = answer.result;
            this._set('type', this._event.type || this._functions[0]?.types[0] || '');
        });
    }

    render() {
        return html`
            <vaadin-grid .items="${this._functions}" all-rows-visible theme="no-border wrap-cell-content">
                <vaadin-grid-column path="name" header="Function" auto-width flex-grow="0"></vaadin-grid-column>
                <vaadin-grid-column header="Takes" width="20em" flex-grow="2" ${columnBodyRenderer(row => this._taken(row), [])}></vaadin-grid-column>
                <vaadin-grid-column path="responseType" header="Answers" auto-width flex-grow="0"></vaadin-grid-column>
                <vaadin-grid-column path="signature" header="Method" width="18em" flex-grow="2"></vaadin-grid-column>
            </vaadin-grid>
            <div class="form">
                ${this._field('type', 'Type')}
                ${this._field('source', 'Source')}
                ${this._field('contentType', 'Content type')}
                ${this._area('extensions', 'Further attributes, each as name: value')}
                ${this._area('data', 'Data')}
                <vaadin-button theme="primary" @click="${this._send}">Send</vaadin-button>
            </div>
            <pre>${this._answer}</pre>`;
    }

    _taken(row) {
        return html`${row.types.map(type => html`
            <vaadin-button theme="small tertiary" title="Fill in" @click="${() => this._set('type', type)}">${type}</vaadin-button>`)}
            ${row.filters ? html`<code>${row.filters}</code>` : ''}`;
    }

    _field(name, label) {
        return html`<vaadin-text-field label="${label}" .value="${this._event[name]}"
            @value-changed="${changed => this._set(name, changed.detail.value)}"></vaadin-text-field>`;
    }

    _area(name, label) {
        return html`<vaadin-text-area label="${label}" .value="${this._event[name]}"
            @value-changed="${changed => this._set(name, changed.detail.value)}"></vaadin-text-area>`;
    }

    _set(name, value) {
        if (this._event[name] !== value) {
            this._event = { ...this._event, [name]: value };
        }
    }

    async _send() {
        try {
            const answer = await fetch(endpoint, { method: 'POST', headers: headers(this._event), body: body(this._event) });
            const attributes = [...answer.headers].filter(([name]) => name.startsWith('ce-') || name === 'content-type' || name === 'retry-after');
            this._answer = [answer.status + ' ' + answer.statusText, ...attributes.map(([name, value]) => name + ': ' + value), '', await answer.text()].join('\n');
        } catch (failure) {
            this._answer = 'no answer: ' + failure.message;
        }
    }
}
customElements.define('qwc-zeroth-functions', QwcZerothFunctions);
