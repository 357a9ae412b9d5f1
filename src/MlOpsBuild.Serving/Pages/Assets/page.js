'use strict';
(() => {
  const get = id => document.getElementById(id);
  let apiKey = '';

  // --- the form

  function features() {
    return JSON.parse(get('contract').textContent);
  }

  // What a field says, as JSON; undefined: it is left out; an object {problem}: it is nothing.
  function read(feature, index) {
    const input = get('f' + index);
    if (feature.type === 'boolean' && input.type === 'checkbox') {
      return String(input.checked);
    }
    if (input.tagName === 'SELECT') {
      if (input.value === '') return feature.nullable ? 'null' : undefined;
      return feature.type === 'boolean' ? input.value : JSON.stringify(feature.values[Number(input.value)]);
    }
    if (feature.type === 'category') {
      if (input.value === '' && (feature.nullable || feature.hasDefault)) return feature.nullable ? 'null' : undefined;
      return JSON.stringify(input.value);
    }
    // What no number can be has an empty value.
    if (input.validity.badInput) return { problem: 'is not a number' };
    if (input.value === '') return feature.nullable ? 'null' : undefined;
    const number = Number(input.value);
    return Number.isFinite(number) ? JSON.stringify(number) : { problem: 'is not a number' };
  }

  // Written member by member: an object would sort names that look like numbers.
  function row() {
    const contract = features();
    const members = [];
    const problems = [];
    contract.features.forEach((feature, index) => {
      const value = read(feature, index);
      if (value === undefined) return;
      if (typeof value === 'object') problems.push({ feature: feature.name, problem: value.problem });
      else members.push(JSON.stringify(feature.name) + ': ' + value);
    });
    return { json: '{' + members.join(', ') + '}', problems };
  }

  function target() {
    const model = get('model')?.value;
    return model ? 'predict?model=' + encodeURIComponent(model) : 'predict';
  }

  function showRequest() {
    const { json } = row();
    // Between single quotes a shell reads all characters as they are but the quote itself.
    const quoted = "'" + json.replaceAll("'", "'\\''") + "'";
    const key = features().apiKeys ? ' -H "X-Api-Key: $MLOPS_API_KEY"' : '';
    const url = new URL(target(), location.href).href;
    get('curl').textContent = `curl -s '${url}' -H 'Content-Type: application/json'${key} -d ${quoted}`;
    get('json').textContent = json;
  }

  // --- problems

  function clearProblems() {
    get('alert').hidden = true;
    get('alert').replaceChildren();
    for (const field of document.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    for (const text of document.querySelectorAll('.field .problem')) {
      text.hidden = true;
      text.textContent = '';
    }
  }

  function showProblems(error, problems) {
    const contract = features();
    const others = [];
    let first = null;
    for (const problem of problems) {
      const index = contract.features.findIndex(f => f.name === problem.feature);
      if (index < 0) {
        others.push(problem.feature ? `${problem.feature} ${problem.problem}` : problem.problem);
        continue;
      }
      const text = get('e' + index);
      text.textContent = text.textContent ? `${text.textContent}; ${problem.problem}` : problem.problem;
      text.hidden = false;
      get('f' + index).setAttribute('aria-invalid', 'true');
      first ??= get('f' + index);
    }
    const alert = get('alert');
    const title = document.createElement('strong');
    title.textContent = error;
    alert.replaceChildren(title);
    if (others.length > 0) {
      const list = document.createElement('ul');
      for (const other of others) {
        const item = document.createElement('li');
        item.textContent = other;
        list.append(item);
      }
      alert.append(list);
    }
    alert.hidden = false;
    if (first) first.focus();
  }

  // --- the answer

  const percent = value =>
    (value * 100).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) + ' %';

  function bar(name, value, predicted) {
    const item = document.createElement('li');
    if (predicted) item.className = 'predicted';
    const line = document.createElement('div');
    line.className = 'row';
    const label = document.createElement('span');
    label.textContent = name === '' ? '(empty)' : name;
    const number = document.createElement('span');
    const exact = document.createElement('data');
    exact.value = String(value);
    exact.title = String(value);
    exact.textContent = percent(value);
    number.append(exact);
    line.append(label, number);
    const track = document.createElement('div');
    track.className = 'track';
    const fill = document.createElement('div');
    fill.className = 'fill';
    fill.style.width = `${Math.max(0, Math.min(1, value)) * 100}%`;
    track.append(fill);
    item.append(line, track);
    return item;
  }

  function shares(contract, prediction) {
    if (prediction.probabilities) return contract.classes.map(c => [c, prediction.probabilities[c]]);
    if (typeof prediction.probability !== 'number') return [];
    return [
      [contract.classes[1], prediction.probability],
      [contract.classes[0], 1 - prediction.probability],
    ];
  }

  function showAnswer(text, seconds) {
    const contract = features();
    const answer = JSON.parse(text);
    const prediction = answer.predictions[0];
    const value = prediction.prediction;
    get('nothing').hidden = true;
    get('answered').hidden = false;
    get('value').textContent = value === '' ? '(empty)' : String(value);
    const list = shares(contract, prediction).filter(s => typeof s[1] === 'number');
    list.sort((a, b) => b[1] - a[1]);
    get('bars').replaceChildren(...list.slice(0, 20).map(([name, share]) => bar(name, share, name === value)));
    get('more').hidden = list.length <= 20;
    get('more').textContent = `and ${list.length - 20} more, see the answer below`;
    get('who').textContent =
      `Answered by ${answer.model.version} (${answer.model.digest.slice(0, 19)}…) in ${Math.max(1, Math.round(seconds * 1000))} ms.`;
    const share = list.find(s => s[0] === value);
    get('said').textContent = `${contract.label}: ${value}` + (share ? `, ${percent(share[1])}` : '');
    get('raw').textContent = text;
    get('rawBox').hidden = false;
    get('changed').hidden = true;
    get('answered').scrollIntoView({ block: 'nearest' });
  }

  async function predict(event) {
    event.preventDefault();
    const button = get('predict');
    if (button.getAttribute('aria-disabled') === 'true') return;
    clearProblems();
    showRequest();
    const { json, problems } = row();
    if (problems.length > 0) {
      showProblems('The row was not sent.', problems);
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    try {
      const headers = { 'Content-Type': 'application/json' };
      const key = get('key')?.value.trim() || apiKey;
      if (key) headers['X-Api-Key'] = key;
      const start = performance.now();
      const response = await fetch(target(), { method: 'POST', headers, body: json });
      const text = await response.text();
      const seconds = (performance.now() - start) / 1000;
      if (response.ok) {
        showAnswer(text, seconds);
        return;
      }
      let error = null;
      try {
        error = JSON.parse(text);
      } catch {
        // Something between here and the server answered.
      }
      showProblems(error?.error ?? `The server answered ${response.status}.`, error?.problems ?? []);
    } catch {
      showProblems('The server did not answer. Is it still running?', []);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }

  // --- copying

  async function copy(button) {
    const source = get(button.dataset.copy);
    let done = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Without HTTPS there is no clipboard: it is selected instead.
      getSelection().selectAllChildren(source);
      done = false;
    }
    const before = button.textContent;
    button.textContent = done ? 'Copied' : 'Selected';
    setTimeout(() => (button.textContent = before), 1500);
  }

  // --- the page

  function startHome() {
    const form = get('form');
    form.addEventListener('submit', predict);
    form.addEventListener('input', () => {
      showRequest();
      get('changed').hidden = false;
    });
    form.addEventListener('reset', () =>
      setTimeout(() => {
        clearProblems();
        showRequest();
        get('changed').hidden = false;
      }));
    for (const button of document.querySelectorAll('[data-copy]')) {
      button.hidden = false;
      button.addEventListener('click', () => copy(button));
    }
    if (apiKey && get('key')) get('key').value = apiKey;
    showRequest();
  }

  function startSignIn() {
    get('signIn').addEventListener('submit', async event => {
      event.preventDefault();
      const key = get('key').value.trim();
      const alert = get('alert');
      alert.hidden = true;
      try {
        const response = await fetch('./', { headers: { 'X-Api-Key': key } });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        if (page.getElementById('contract')) {
          apiKey = key;
          document.title = page.title;
          document.body.replaceWith(document.adoptNode(page.body));
          startHome();
          get('f0')?.focus();
          return;
        }
        alert.textContent = 'This key is not known.';
      } catch {
        alert.textContent = 'The server did not answer. Is it still running?';
      }
      alert.hidden = false;
      get('key').setAttribute('aria-invalid', 'true');
      get('key').focus();
    });
  }

  if (get('contract')) startHome();
  else startSignIn();
})();
